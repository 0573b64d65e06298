-- The arrival of a source. $1 system · $2 its id there.
select id, kind, source_system, source_id, at, direction, sender, subject, said, verdict, code, message_id, agent, state, complaint_id, offered, due_at, about, decided_by, reason, attempts
from recovery.arrivals where source_system = $1 and source_id = $2;
