-- Figures of all cases by final deadline: in all, per channel, per pack (name without version), per month of receipt (UTC); and per milestone by its clocks.
-- finished · late (finished after due) · open · overdue (open and due by now). $1 now.
with cases as (
  select channel, split_part(pack, '@', 1) as pack, to_char(received_at at time zone 'UTC', 'YYYY-MM') as month,
    ended or resolved_at is not null as finished,
    case when ended or resolved_at is not null then coalesce(resolved_at, finished_at) > final_due_at else final_due_at <= $1 end as late
  from recovery.worklist
)
select case grouping(channel, pack, month) when 3 then 'channel' when 5 then 'pack' when 6 then 'month' else 'all' end as what,
  coalesce(channel, pack, month, '') as which,
  count(*) filter (where finished)::int,
  count(*) filter (where finished and late)::int,
  count(*) filter (where not finished)::int,
  count(*) filter (where not finished and late)::int
from cases
group by grouping sets ((), (channel), (pack), (month))
union all
select 'milestone', c.milestone,
  count(c."stoppedAt")::int,
  count(*) filter (where c."stoppedAt" > c."dueAt")::int,
  count(*) filter (where c."stoppedAt" is null)::int,
  count(*) filter (where c."stoppedAt" is null and c."dueAt" <= $1)::int
from recovery.worklist w
cross join json_to_recordset(w.clocks::json) as c (milestone text, "dueAt" timestamptz, "stoppedAt" timestamptz)
group by c.milestone;
