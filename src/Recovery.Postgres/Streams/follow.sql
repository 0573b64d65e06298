-- The log in the order of positions, for followers. Appends are made under one lock, so that what is not visible
-- yet comes after everything that is. $1 after this position · $2 at most so many.
select seq_id, stream_id, version, id, type, data, timestamp, headers, correlation_id, causation_id, user_name
from recovery.mt_events
where seq_id > $1
order by seq_id
limit $2;
