-- A person retries: a dead letter takes its old place in the order, with no attempts against it; one that waits is due at once. $1 id · $2 now.
update recovery.outbox set failed_at = null, attempts = case when failed_at is null then attempts else 0 end, not_before = least(not_before, $2)
where id = $1 and done_at is null and (lease_until is null or lease_until <= $2);
