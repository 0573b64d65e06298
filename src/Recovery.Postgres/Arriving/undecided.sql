-- Kept and never decided, each tried at most once a minute by whoever asks. $1 kept before · $2 at most so many · $3 now.
with due as (
  select id from recovery.arrivals
  where state = 'kept' and kept_at < $1 and (tried_at is null or tried_at < $3 - interval '1 minute')
  order by kept_at limit $2 for update skip locked
)
update recovery.arrivals a set attempts = attempts + 1, tried_at = $3
from due where a.id = due.id
returning a.id, a.kind, a.source_system, a.source_id, a.at, a.direction, a.sender, a.subject, a.said, a.verdict, a.code, a.message_id, a.agent, a.state, a.complaint_id, a.offered, a.due_at, a.about, a.decided_by, a.reason, a.attempts;
