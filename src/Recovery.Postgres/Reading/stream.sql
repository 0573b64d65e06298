-- A stream in version order. Tombstones and accesses (log.sql) are in streams of their own: to readers of complaints those are streams without events.
-- $1 the case.
select seq_id, stream_id, version, type, timestamp, data, user_name, correlation_id, causation_id, headers
from recovery.mt_events
where stream_id = $1 and type not in ('tombstone', 'access-recorded.v1')
order by version;
