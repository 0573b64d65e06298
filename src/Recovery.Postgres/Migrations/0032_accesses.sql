-- Who read or exported what. The record itself is an event of the log, in a stream of whoever it was; this table only finds it by case and by
-- actor, as the event tables bear no index of ours (0001). It can be made anew from the log.
create table recovery.accesses (
  position  bigint      not null primary key,          -- of the event
  at        timestamptz not null,
  actor     text        not null collate "C",
  kind      text        not null collate "C",
  complaint uuid                                       -- null where it was no case, or many
);

create index accesses_complaint on recovery.accesses (complaint, position) where complaint is not null;
create index accesses_actor on recovery.accesses (actor, position);

-- Appends accesses, several at once, each to the stream of its actor. One element an access; answers the last position.
-- Under the lock of appends, so that positions are in the order of commits; whoever waits for it too long gives up, and gives nothing away.
create function recovery.record_accesses(
  streams      uuid[],
  ids          uuid[],
  instants     timestamptz[],
  datas        jsonb[],
  headerses    jsonb[],
  correlations text[],
  actors       text[]
) returns bigint language plpgsql
  set lock_timeout = '5s'
as $$
declare
  last bigint;
begin
  perform pg_advisory_xact_lock(5279683261);

  insert into recovery.mt_streams as s (id, type, version, timestamp, created, tenant_id, is_archived)
  select a.stream, 'access', count(*), max(a.at), max(a.at), '*DEFAULT*', false
  from unnest(streams, instants) as a (stream, at)
  group by a.stream
  on conflict (id) do update set version = s.version + excluded.version, timestamp = excluded.timestamp;

  with numbered as (
    select a.*, s.version - count(*) over (partition by a.stream) + row_number() over (partition by a.stream order by a.n) as version
    from unnest(streams, ids, instants, datas, headerses, correlations, actors) with ordinality
      as a (stream, id, at, data, headers, correlation, actor, n)
    join recovery.mt_streams s on s.id = a.stream
    order by a.n
  ), placed as (
    select nextval('recovery.mt_events_sequence') as position, o.* from (select * from numbered order by n) o
  ), found as (
    insert into recovery.accesses (position, at, actor, kind, complaint)
    select position, at, actor, data->>'kind', (data->>'complaint')::uuid from placed
  ), appended as (
    insert into recovery.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, correlation_id, headers, user_name, is_archived)
    select position, id, stream, version, data, 'access-recorded.v1', at, '*DEFAULT*', correlation, headers, actor, false from placed
    returning seq_id
  )
  select max(seq_id) into last from appended;

  perform pg_notify('recovery_changes', last::text);
  return last;
end
$$;
