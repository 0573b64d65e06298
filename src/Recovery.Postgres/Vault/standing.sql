-- How many keys each master key wraps; those that wrap none any more too.
select m.id, count(k.owner)
from vault.masters m left join vault.keys k on k.master = m.id
group by m.id, m.introduced_at
order by m.introduced_at;
