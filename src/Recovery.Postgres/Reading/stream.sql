-- A stream in version order. Marten keeps its tombstones (log.sql) in streams of their own: to us those are streams without events.
-- $1 the case.
select seq_id, stream_id, version, type, timestamp, data, user_name, correlation_id, causation_id, headers
from recovery.mt_events
where stream_id = $1 and type <> 'tombstone'
order by version;
