-- What a request with an idempotency key came to. $1 scope · $2 key.
select payload_hash, complaint_id, version, position from recovery.idempotency where scope = $1 and key = $2;
