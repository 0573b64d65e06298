-- Rows of the log in position order, of whatever kind but tombstones (Reading/log.sql). $1 after this position · $2 up to this one · $3 at most so many.
select seq_id, stream_id, version, type, timestamp, data, user_name, correlation_id, causation_id, headers, is_archived, tenant_id
from recovery.mt_events
where seq_id > $1 and seq_id <= $2 and type <> 'tombstone'
order by seq_id
limit $3;
