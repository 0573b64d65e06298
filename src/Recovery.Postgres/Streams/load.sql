-- A stream from its first event, or after version $2. $1 the case · $2 after this version.
select version, seq_id, id, type, data, timestamp, headers, correlation_id, causation_id, user_name
from recovery.mt_events
where stream_id = $1 and version > $2
order by version;
