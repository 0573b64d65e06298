-- Forgets proofs that their age alone refuses from now on, at most $2 at a time. $1 now.
delete from recovery.seen_proofs
where (scope, id) in (select scope, id from recovery.seen_proofs where keep_until < $1 order by keep_until limit $2 for update skip locked);
