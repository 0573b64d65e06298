-- The events of a part of all streams, up to a position, stream by stream; tombstones and accesses (Reading/log.sql) left out.
-- $1 after this stream · $2 up to this stream · $3 up to this position.
select stream_id, seq_id, timestamp, type, data
from recovery.mt_events
where stream_id > $1 and stream_id <= $2 and seq_id <= $3 and type not in ('tombstone', 'access-recorded.v1')
order by stream_id, version;
