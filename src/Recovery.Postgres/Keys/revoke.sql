-- Revokes a key; a second time leaves the first instant. $1 id.
update recovery.api_keys set revoked_at = coalesce(revoked_at, clock_timestamp()) where id = $1;
