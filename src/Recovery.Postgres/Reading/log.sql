-- The log in position order. Appends are made under one lock: what is not visible yet comes after all that is.
-- $1 after this position · $2 at most so many.
select seq_id, stream_id, version, type, timestamp, data, user_name, correlation_id, causation_id, headers
from recovery.mt_events
where seq_id > $1
order by seq_id
limit $2;
