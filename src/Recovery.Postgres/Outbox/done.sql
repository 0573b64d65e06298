-- Delivered. Nothing happens to a row whose lease went to another node. $1 ids bigint[] · $2 tokens bigint[].
update recovery.outbox o set done_at = clock_timestamp(), lease_until = null, lease_token = 0
from unnest($1::bigint[], $2::bigint[]) as d (id, token)
where o.id = d.id and o.lease_token = d.token and o.done_at is null;
