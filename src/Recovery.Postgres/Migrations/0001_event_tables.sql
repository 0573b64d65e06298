-- The event tables, in the layout of Marten 9: guid streams, single tenancy, metadata columns on, no partitions.
-- Names, types, keys and indexes are Marten's, so that its schema check finds nothing to change
-- (ops/decisions/0003-event-tables.md). An index added here would be dropped by that check.

create table recovery.mt_streams (
  id          uuid        not null constraint pkey_mt_streams_id primary key,
  type        varchar,
  version     bigint,
  timestamp   timestamptz not null default now(),
  created     timestamptz not null default now(),
  tenant_id   varchar     default '*DEFAULT*',
  is_archived boolean     default false
) with (fillfactor = 80); -- every append updates its row in place: room for that on the same page

create table recovery.mt_events (
  seq_id         bigint       not null constraint pkey_mt_events_seq_id primary key,
  id             uuid         not null,
  stream_id      uuid,
  version        bigint       not null,
  data           jsonb        not null,
  bdata          bytea,
  type           varchar(500) not null,
  timestamp      timestamptz  not null default now(),
  tenant_id      varchar      default '*DEFAULT*',
  mt_dotnet_type varchar,
  correlation_id varchar,
  causation_id   varchar,
  headers        jsonb,
  user_name      varchar,
  is_archived    boolean      default false,
  constraint fkey_mt_events_stream_id foreign key (stream_id) references recovery.mt_streams (id) on delete cascade
);

create unique index pk_mt_events_stream_and_version on recovery.mt_events (stream_id, version);

create sequence recovery.mt_events_sequence owned by recovery.mt_events.seq_id;

create table recovery.mt_event_progression (
  name         varchar     not null constraint pk_mt_event_progression primary key,
  last_seq_id  bigint,
  last_updated timestamptz default transaction_timestamp()
);
