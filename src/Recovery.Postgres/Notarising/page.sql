-- Signed heads, the newest first. $1 below this size; null for all · $2 at most so many.
select size, root, position, signed_at, note, key from recovery.notary_checkpoints where $1::bigint is null or size < $1 order by size desc limit $2;
