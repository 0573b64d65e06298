-- Questions that led to no event: each is moved to its next instant, or removed when there is none. A row whose token has
-- changed belongs to another node, or to a newer append, and is left alone. Answers the cases that were settled.
-- $1 cases uuid[] · $2 tokens bigint[] · $3 next instants timestamptz[], null: never.
with answered as materialized (
  select * from unnest($1::uuid[], $2::bigint[], $3::timestamptz[]) as a (complaint_id, token, next)
), removed as (
  delete from recovery.deadlines d using answered a
  where a.next is null and d.complaint_id = a.complaint_id and d.lease_token = a.token
  returning d.complaint_id
), moved as (
  update recovery.deadlines d set fires_at = a.next, lease_until = null, lease_token = 0
  from answered a
  where a.next is not null and d.complaint_id = a.complaint_id and d.lease_token = a.token
  returning d.complaint_id
)
select complaint_id from removed union all select complaint_id from moved;
