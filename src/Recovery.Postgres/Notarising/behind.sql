-- What no signed head reaches. $1 position of the head · $2 counted up to so many.
select count(*), min(timestamp)
from (select timestamp from recovery.mt_events where seq_id > $1 and type <> 'tombstone' order by seq_id limit $2) as unsigned;
