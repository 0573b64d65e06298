-- Keys of an append, before it is made: one that is known ends the transaction. The position follows: recovery.record_case.
-- The case; the version it will have; scopes, keys, hashes.
insert into recovery.idempotency (scope, key, payload_hash, complaint_id, version, position)
select k.scope, k.key, k.hash, ?, ?, 0 from unnest(?, ?, ?) as k (scope, key, hash)
