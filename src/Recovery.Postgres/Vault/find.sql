-- Keys that may still open something: none of a subject that was erased after it was made, though a restored backup has it. $1 cases or arrivals.
select k.owner, k.master, k.wrapped
from vault.keys k
where k.owner = any ($1)
  and not exists (select from recovery.erasures e where e.subject = k.subject and e.asked_at >= k.made_at);
