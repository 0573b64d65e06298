-- The log in position order like log.sql, of whatever kind: what the notary follows. $1 after this position · $2 at most so many.
select seq_id, stream_id, version, type, timestamp, data, user_name, correlation_id, causation_id, headers, is_archived, tenant_id
from recovery.mt_events
where seq_id > $1 and type <> 'tombstone'
order by seq_id
limit $2;
