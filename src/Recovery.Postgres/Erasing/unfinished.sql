-- What somebody began and nobody finished.
select subject, asked_at, asked_by, reason, legal_ground, complaints, done_at
from recovery.erasures where done_at is null order by asked_at limit 100;
