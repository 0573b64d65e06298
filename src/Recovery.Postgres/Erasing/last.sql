-- The erasure of a subject: the one under way, else the last. $1 subject.
select subject, asked_at, asked_by, reason, legal_ground, complaints, done_at
from recovery.erasures where subject = $1 order by done_at desc nulls first, asked_at desc limit 1;
