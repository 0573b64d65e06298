-- The last runs, or one. $1 id, null for all · $2 at most so many.
select id, started_at, started_by, is_full, state, events, read, seen_at, ended_at, verdict::text, trouble
from recovery.verifications
where $1::uuid is null or id = $1
order by id desc
limit $2;
