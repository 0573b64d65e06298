-- Cases with an override on which nobody has decided, oldest first, and how many overrides there are in all. $1 at most.
select complaint_id, sum(overrides_open) over ()::int
from recovery.worklist
where overrides_open > 0
order by received_at, complaint_id
limit $1;
