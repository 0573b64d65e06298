-- Cases whole, in the order in which they began, each in version order. A stream that does not begin with a receipt is no case: one of
-- tombstones (log.sql), or of who read what.
-- $1 begun after this position · $2 up to this position · $3 received at or after, or null · $4 received before, or null · $5 at most so many cases.
with begun as (
  select seq_id, stream_id
  from recovery.mt_events
  where version = 1 and type like 'complaint-received.v%' and seq_id > $1 and seq_id <= $2
    and ($3 is null or timestamp >= $3) and ($4 is null or timestamp < $4)
  order by seq_id
  limit $5
)
select e.seq_id, e.stream_id, e.version, e.type, e.timestamp, e.data, e.user_name, e.correlation_id, e.causation_id, e.headers
from begun b
join recovery.mt_events e on e.stream_id = b.stream_id
where e.seq_id <= $2 and e.type <> 'tombstone'
order by b.seq_id, e.version;
