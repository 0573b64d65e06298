-- Remembers a proof; false where it came before with another content. $1 scope · $2 id · $3 digest · $4 keep until.
insert into recovery.seen_proofs as s (scope, id, digest, keep_until) values ($1, $2, $3, $4)
on conflict (scope, id) do update set keep_until = greatest(s.keep_until, excluded.keep_until)
returning digest = $3;
