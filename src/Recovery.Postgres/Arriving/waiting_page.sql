-- What waits for a person, by its clock. $1 state · $2 kind, null for all · $3 case · $4 after this one · $5 at most so many.
select id, kind, source_system, source_id, at, direction, sender, subject, said, verdict, code, message_id, agent, state, complaint_id, offered, due_at, about, decided_by, reason, attempts
from recovery.arrivals a
where state = $1 and ($2::text is null or kind = $2) and ($3::uuid is null or complaint_id = $3)
  and ($4::uuid is null or (due_at, id) > (select due_at, id from recovery.arrivals where id = $4))
order by due_at, id
limit $5;
