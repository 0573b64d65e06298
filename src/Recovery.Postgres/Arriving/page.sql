-- Arrivals, newest first. $1 state, null for all · $2 kind · $3 case · $4 before this one · $5 at most so many.
select id, kind, source_system, source_id, at, direction, sender, subject, said, verdict, code, message_id, agent, state, complaint_id, offered, due_at, about, decided_by, reason, attempts
from recovery.arrivals a
where ($1::text is null or state = $1) and ($2::text is null or kind = $2) and ($3::uuid is null or complaint_id = $3)
  and ($4::uuid is null or (kept_at, id) < (select kept_at, id from recovery.arrivals where id = $4))
order by kept_at desc, id desc
limit $5;
