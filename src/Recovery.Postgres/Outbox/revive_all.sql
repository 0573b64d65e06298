-- The same for all that were given up of a kind. $1 kind · $2 target, null for every one · $3 now.
update recovery.outbox set failed_at = null, attempts = 0, not_before = least(not_before, $3)
where kind = $1 and failed_at is not null and done_at is null and ($2::text is null or target = $2);
