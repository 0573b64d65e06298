-- What leaves because the log has grown (mail to complainants, webhooks to subscribers) is put into the outbox by a follower, the courier:
-- an append stays as small as it was. It begins at today's end of the log: nobody is written to about the past.
alter table recovery.outbox
  add column target   text collate "C",   -- the subscription, where several get one of the same event; such rows leave strictly in order
  add column not_sent boolean not null default false,
  add column sent_as  text;

create unique index outbox_once on recovery.outbox (complaint_id, event_position, kind, coalesce(target, '')) where kind in ('mail', 'webhook');
create index outbox_targets on recovery.outbox (target, complaint_id, id) where target is not null and done_at is null and failed_at is null;
create index outbox_of_case on recovery.outbox (complaint_id, id desc);

insert into recovery.checkpoints (follower, position, updated_at)
select 'courier', coalesce(max(seq_id), 0), clock_timestamp() from recovery.mt_events
on conflict (follower) do nothing;

create table recovery.subscriptions (
  id               uuid        primary key,
  name             text        not null,
  url              text        not null,
  types            text[]      not null,               -- stored names without version; empty for all
  secrets          text[]      not null,               -- newest first; they sign, so they are kept as they are
  created_at       timestamptz not null,
  created_by       text        not null,
  disabled_at      timestamptz,
  disabled_because text
);

-- Everything that came in by itself, kept before anything is decided on it.
create table recovery.arrivals (
  id            uuid        primary key,
  kind          text        not null collate "C",
  source_system text        not null collate "C",
  source_id     text        not null collate "C",
  at            timestamptz not null,
  kept_at       timestamptz not null,
  direction     text        not null collate "C",
  sender        text        not null,                  -- personal
  sender_key    text        not null collate "C",      -- personal: the address without letter case and plus part, the last digits of a number
  subject       text,                                  -- personal
  said          text        not null,                  -- personal
  verdict       text        not null collate "C",
  code          text        not null collate "C",
  message_id    text        collate "C",
  agent         text,
  state         text        not null collate "C",
  complaint_id  uuid,
  offered       uuid[]      not null default '{}',
  due_at        timestamptz,
  about         text        collate "C",
  decided_by    text,
  decided_at    timestamptz,
  reason        text,
  attempts      integer     not null default 0,
  tried_at      timestamptz,
  unique (source_system, source_id)
);

create index arrivals_newest on recovery.arrivals (state, kept_at desc, id desc);
create index arrivals_due on recovery.arrivals (due_at, id) where state = 'waiting';
create index arrivals_undecided on recovery.arrivals (kept_at) where state = 'kept';
create index arrivals_message on recovery.arrivals (message_id) where message_id is not null and complaint_id is not null;
create index arrivals_sender on recovery.arrivals (sender_key, kept_at desc);
create index arrivals_case on recovery.arrivals (complaint_id, at desc) where complaint_id is not null;

-- The raw messages: large, read seldom, and gone with the arrival.
create table recovery.arrival_contents (
  arrival_id uuid  primary key references recovery.arrivals on delete cascade,
  content    bytea not null
);
alter table recovery.arrival_contents alter column content set storage external; -- mail is mostly base64 already, and compressing it costs the intake more than the disk

-- Proofs that were seen: the same with the same content is a repeated delivery, with another a forgery.
create table recovery.seen_proofs (
  scope      text        not null collate "C",
  id         text        not null collate "C",
  digest     bytea       not null,
  keep_until timestamptz not null,
  primary key (scope, id)
);
create index seen_proofs_over on recovery.seen_proofs (keep_until);

-- By which addresses and numbers the complainants of cases are reached.
create table recovery.reach (
  complaint_id uuid not null,
  key          text not null collate "C",              -- personal
  primary key (key, complaint_id)
);
create index reach_case on recovery.reach (complaint_id);

-- Secrets of the house that nobody needs to choose: what signs the reply addresses of mail.
create table recovery.house_secrets (
  name   text  primary key collate "C",
  secret bytea not null
);
insert into recovery.house_secrets (name, secret)
values ('thread-key', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
