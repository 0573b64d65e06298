-- Not through yet: again later. $1 id · $2 token · $3 not before · $4 what went wrong · $5 whether the attempt counts.
update recovery.outbox set not_before = $3, last_error = $4, lease_until = null, lease_token = 0, attempts = attempts - case when $5 then 0 else 1 end
where id = $1 and lease_token = $2 and done_at is null;
