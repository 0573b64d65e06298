-- Open cases by when their next deadline falls: in all, per team, per channel. $1 bounds, ascending: slot 0 is due by the first, slot n after the n-th.
-- A deadline at the very bound belongs before it, as one that is due now has passed.
with owed as (
  select coalesce(team, '') as team, channel, width_bucket(next_due - interval '1 microsecond', $1) as slot
  from recovery.worklist
  where not ended and next_due is not null
)
select case grouping(team, channel) when 3 then 'all' when 1 then 'team' else 'channel' end, coalesce(team, channel, ''), slot, count(*)::int
from owed
group by grouping sets ((slot), (slot, team), (slot, channel));
