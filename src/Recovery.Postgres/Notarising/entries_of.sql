-- The rows of a stream in position order. $1 stream.
select seq_id, stream_id, version, type, timestamp, data, user_name, correlation_id, causation_id, headers, is_archived, tenant_id
from recovery.mt_events
where stream_id = $1 and type <> 'tombstone'
order by seq_id;
