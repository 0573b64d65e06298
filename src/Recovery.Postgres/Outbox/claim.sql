-- $1 now, null: the database's clock · $2 at most so many · $3 lease (interval).
select id, complaint_id, event_position, kind, payload, attempts, lease_token from recovery.claim_outbox($1, $2, $3) order by id;
