-- A new key. $1 id · $2 name · $3 role · $4 hash of the secret. Answers when it was made.
insert into recovery.api_keys (id, name, role, secret_hash, created_at) values ($1, $2, $3, $4, clock_timestamp()) returning created_at;
