-- A subject is to be forgotten, with every case of theirs of which something is left; nothing where one is under way, or where nothing of theirs is
-- left. $1 subject · $2 a case of theirs, or null · $3 who asks · $4 reason · $5 legal ground. The nil UUID is the house itself.
insert into recovery.erasures (subject, asked_at, asked_by, reason, legal_ground, complaints)
select $1, clock_timestamp(), $3, $4, $5, cases
from recovery.cases_left($1, $2) as found (cases)
where (cardinality(cases) > 0 or exists (select from vault.keys k where k.subject = $1 and k.owner <> '00000000-0000-0000-0000-000000000000'))
  and not exists (select from recovery.erasures e where e.subject = $1 and e.done_at is null);
