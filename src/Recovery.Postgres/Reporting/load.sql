-- Open cases per person who has them ('': nobody): all, those late, those due by a later instant, the oldest. $1 now · $2 the later instant.
select coalesce(assignee, ''), count(*)::int,
  count(*) filter (where next_due <= $1)::int,
  count(*) filter (where next_due > $1 and next_due <= $2)::int,
  min(received_at)
from recovery.worklist
where not ended
group by 1;
