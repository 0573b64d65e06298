-- Accesses, newest first; what they say is read from the log itself. $1 case, null for all · $2 actor · $3 before this position · $4 at most so many.
select a.position, e.timestamp, e.data, e.correlation_id
from recovery.accesses a join recovery.mt_events e on e.seq_id = a.position
where ($1::uuid is null or a.complaint = $1) and ($2::text is null or a.actor = $2) and ($3::bigint is null or a.position < $3)
order by a.position desc
limit $4;
