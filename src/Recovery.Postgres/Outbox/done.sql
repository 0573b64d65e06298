-- Delivered. Nothing happens to a row whose lease went to another node. $1 id · $2 token · $3 its identity at the receiver's.
update recovery.outbox set done_at = clock_timestamp(), sent_as = $3, last_error = null, lease_until = null, lease_token = 0
where id = $1 and lease_token = $2 and done_at is null;
