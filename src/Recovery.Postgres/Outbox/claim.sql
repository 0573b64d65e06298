-- $1 now · $2 at most so many · $3 lease (interval) · $4 kinds.
select id, complaint_id, event_position, kind, target, payload, attempts, lease_token from recovery.claim_outbox($1, $2, $3, $4) order by id;
