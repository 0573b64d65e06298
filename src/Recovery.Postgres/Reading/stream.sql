-- A stream in version order. $1 the case.
select seq_id, stream_id, version, type, timestamp, data, user_name, correlation_id, causation_id, headers
from recovery.mt_events
where stream_id = $1
order by version;
