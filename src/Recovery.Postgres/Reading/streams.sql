-- Several streams, each in version order; tombstones and accesses (log.sql) left out. $1 the cases.
select seq_id, stream_id, version, type, timestamp, data, user_name, correlation_id, causation_id, headers
from recovery.mt_events
where stream_id = any($1) and type not in ('tombstone', 'access-recorded.v1')
order by stream_id, version;
