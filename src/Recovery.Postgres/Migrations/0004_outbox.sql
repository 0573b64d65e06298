-- What must leave the database because of an event: written with the event, delivered at least once afterwards.
-- A row is waiting until done_at or failed_at is set; failed rows are the dead letters that a person may retry.

create table recovery.outbox (
  id             bigint      generated always as identity primary key,
  complaint_id   uuid        not null,
  event_position bigint      not null,
  kind           text        not null collate "C",
  payload        jsonb       not null,
  not_before     timestamptz not null,
  attempts       integer     not null default 0,
  lease_until    timestamptz,
  lease_token    bigint      not null default 0,
  created_at     timestamptz not null,
  done_at        timestamptz,
  failed_at      timestamptz,
  last_error     text
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0);

create index outbox_waiting on recovery.outbox (not_before, id) where done_at is null and failed_at is null;

-- Messages tried and not yet through. Few, so it costs an append nothing, and it answers the question of order:
-- is an older message of this case and kind still on its way?
create index outbox_tried on recovery.outbox (complaint_id, kind, id) where attempts > 0 and done_at is null and failed_at is null;

create index outbox_failed on recovery.outbox (failed_at, id) where failed_at is not null;

create index outbox_done on recovery.outbox (done_at) where done_at is not null; -- for the sweep of what was delivered long ago
