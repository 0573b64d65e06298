-- The row of a position. $1 position.
select seq_id, stream_id, version, type, timestamp, data, user_name, correlation_id, causation_id, headers, is_archived, tenant_id
from recovery.mt_events
where seq_id = $1 and type <> 'tombstone';
