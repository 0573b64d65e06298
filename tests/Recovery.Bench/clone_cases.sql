-- Many cases like one: streams, events, worklist and deadline rows, received one after the other at equal steps.
-- $1 the case · $2 how many · $3 the first is received at · $4 step (interval)
with numbers as materialized (
  select n, lpad(to_hex(n), 32, '0')::uuid as id, 'B-' || n as reference, $3::timestamptz + (n - 1) * $4::interval as received,
    $3::timestamptz + (n - 1) * $4::interval - t.received_at as shift
  from generate_series(1, $2::int) n, recovery.worklist t
  where t.complaint_id = $1
), streams as (
  insert into recovery.mt_streams (id, type, version, timestamp, created)
  select n.id, s.type, s.version, s.timestamp + n.shift, s.created + n.shift
  from numbers n, recovery.mt_streams s
  where s.id = $1
), events as (
  insert into recovery.mt_events (seq_id, id, stream_id, version, data, type, timestamp, headers, user_name)
  select nextval('recovery.mt_events_sequence'), gen_random_uuid(), n.id, e.version,
    case e.version when 1 then e.data || jsonb_build_object('reference', n.reference,
      'receivedAt', to_char(n.received at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) else e.data end,
    e.type, e.timestamp + n.shift, e.headers, e.user_name
  from numbers n, recovery.mt_events e
  where e.stream_id = $1
  order by n.n, e.version
  returning stream_id, seq_id
), listed as (
  insert into recovery.worklist
  select n.id, n.reference, t.version, e.position, n.received, t.next_due + n.shift, t.final_due_at + n.shift, t.resolved_at, t.finished_at,
    t.prior_contacts, t.broken_promises, t.ended, t.stage, t.channel, t.language, t.severity, t.procedure, t.assignee, t.team, t.next_milestone,
    t.customer_size, t.root_need, t.root_touchpoint, t.pack, t.calendar, t.complainant, t.excerpt, t.clocks
  from numbers n
  join (select stream_id, max(seq_id) as position from events group by stream_id) e on e.stream_id = n.id, recovery.worklist t
  where t.complaint_id = $1
)
insert into recovery.deadlines (complaint_id, fires_at)
select n.id, d.fires_at + n.shift
from numbers n, recovery.deadlines d
where d.complaint_id = $1;
