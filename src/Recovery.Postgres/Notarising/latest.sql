-- The newest signed head.
select size, root, position, signed_at, note, key from recovery.notary_checkpoints order by size desc limit 1;
