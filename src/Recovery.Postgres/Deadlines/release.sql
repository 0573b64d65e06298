-- Gives leases back before they run out: a node that stops, or a decision that failed.
-- $1 cases uuid[] · $2 tokens bigint[].
update recovery.deadlines d set lease_until = null, lease_token = 0
from unnest($1::uuid[], $2::bigint[]) as a (complaint_id, token)
where d.complaint_id = a.complaint_id and d.lease_token = a.token;
