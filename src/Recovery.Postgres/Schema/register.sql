-- Where the migrations are written down. The one object that no migration makes.
create schema if not exists recovery;

create table if not exists recovery.migrations (
  name       text        not null collate "C" primary key,
  checksum   text        not null,
  applied_at timestamptz not null default clock_timestamp()
);
