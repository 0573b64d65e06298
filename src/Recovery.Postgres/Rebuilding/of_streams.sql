-- The events of some streams, up to a position, stream by stream; tombstones (Reading/log.sql) left out. $1 streams · $2 up to this position.
select stream_id, seq_id, timestamp, type, data
from recovery.mt_events
where stream_id = any($1) and seq_id <= $2 and type <> 'tombstone'
order by stream_id, version;
