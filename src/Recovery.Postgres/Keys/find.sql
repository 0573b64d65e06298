-- One key with the hash of its secret. $1 id.
select id, name, role, created_at, revoked_at, secret_hash from recovery.api_keys where id = $1;
