-- The events of some streams, up to a position, stream by stream. $1 streams that went on (changed.sql: none of tombstones or accesses) · $2 up to this position.
select stream_id, seq_id, timestamp, type, data
from recovery.mt_events
where stream_id = any($1) and seq_id <= $2
order by stream_id, version;
