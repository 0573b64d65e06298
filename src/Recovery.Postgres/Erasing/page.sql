-- Erasures, newest first. $1 asked for before this instant, null for all · $2 at most so many.
select subject, asked_at, asked_by, reason, legal_ground, complaints, done_at
from recovery.erasures where $1::timestamptz is null or asked_at < $1 order by asked_at desc limit $2;
