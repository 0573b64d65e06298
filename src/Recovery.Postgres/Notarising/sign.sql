-- Keeps a signed head. It is shown outside once this is on the disk, so the transaction waits for that. $1 size · $2 root · $3 position · $4 signed at · $5 note · $6 key.
insert into recovery.notary_checkpoints (size, root, position, signed_at, note, key)
select $1, $2, $3, $4, $5, $6 from set_config('synchronous_commit', 'on', true);
