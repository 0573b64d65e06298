-- It is done. $1 subject · $2 when it was asked for.
update recovery.erasures set done_at = clock_timestamp() where subject = $1 and asked_at = $2
returning subject, asked_at, asked_by, reason, legal_ground, complaints, done_at;
