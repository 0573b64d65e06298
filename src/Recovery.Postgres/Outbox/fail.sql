-- Given up: a dead letter, which holds back no later message. $1 id · $2 token · $3 what went wrong.
update recovery.outbox set failed_at = clock_timestamp(), last_error = $3, lease_until = null, lease_token = 0
where id = $1 and lease_token = $2 and done_at is null;
