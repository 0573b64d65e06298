-- A person retries a dead letter: it takes its old place in the order, with no attempts against it. $1 id.
update recovery.outbox set failed_at = null, attempts = 0, not_before = clock_timestamp(), last_error = null
where id = $1 and failed_at is not null;
