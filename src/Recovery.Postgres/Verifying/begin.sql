-- A run begins; only the last hundred are kept. $1 id · $2 now · $3 by whom · $4 full.
with forgotten as (
  delete from recovery.verifications where id in (select id from recovery.verifications order by id desc offset 99)
)
insert into recovery.verifications (id, started_at, started_by, is_full, state, seen_at) values ($1, $2, $3, $4, 'running', $2);
