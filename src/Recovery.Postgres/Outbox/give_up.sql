-- A person gives up one that waits; whoever is delivering it just now loses the lease. $1 id · $2 reason, sealed.
update recovery.outbox set failed_at = clock_timestamp(), last_error = $2, lease_until = null, lease_token = 0
where id = $1 and done_at is null and failed_at is null;
