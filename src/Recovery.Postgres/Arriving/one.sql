-- One arrival. $1 id.
select id, kind, source_system, source_id, at, direction, sender, subject, said, verdict, code, message_id, agent, state, complaint_id, offered, due_at, about, decided_by, reason, attempts
from recovery.arrivals where id = $1;
