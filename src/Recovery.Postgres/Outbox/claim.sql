-- $1 now · $2 at most so many · $3 lease (interval) · $4 kinds.
select c.id, c.complaint_id, c.event_position, c.kind, c.target, c.payload, c.attempts, c.lease_token, e.correlation_id
from recovery.claim_outbox($1, $2, $3, $4) c left join recovery.mt_events e on e.seq_id = c.event_position
order by c.id;
