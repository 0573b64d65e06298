-- Signed heads, the oldest first. $1 above this size · $2 at most so many.
select size, root, position, signed_at, note, key from recovery.notary_checkpoints where size > $1 order by size limit $2;
