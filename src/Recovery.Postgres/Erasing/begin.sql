-- A subject is to be forgotten, with every case of theirs that has a key, and the one that was named, which may be older than the keys; nothing where
-- one is under way, or where nothing of theirs is left. $1 subject · $2 a case of theirs, or null · $3 who asks · $4 reason · $5 legal ground.
insert into recovery.erasures (subject, asked_at, asked_by, reason, legal_ground, complaints)
select $1, clock_timestamp(), $3, $4, $5, cases
from (
  select array(
    select k.owner from vault.keys k join recovery.worklist w on w.complaint_id = k.owner where k.subject = $1
    union
    select w.complaint_id from recovery.worklist w
    where w.complaint_id = $2 and not exists (select from recovery.erasures e where e.subject = $1 and w.complaint_id = any (e.complaints) and e.done_at is not null)
  ) as cases) as found
where (cardinality(cases) > 0 or exists (select from vault.keys k where k.subject = $1))
  and not exists (select from recovery.erasures e where e.subject = $1 and e.done_at is null);
