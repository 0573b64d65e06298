-- Not to be sent after all. $1 id · $2 token · $3 why not.
update recovery.outbox set done_at = clock_timestamp(), not_sent = true, last_error = $3, lease_until = null, lease_token = 0
where id = $1 and lease_token = $2 and done_at is null;
