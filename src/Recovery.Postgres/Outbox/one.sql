-- One delivery. $1 id.
select o.id, o.complaint_id, w.reference, o.event_position, o.kind, o.target, o.payload, o.attempts, o.created_at, o.not_before,
       coalesce(o.done_at, o.failed_at), o.last_error, o.sent_as, o.not_sent, o.done_at is not null, o.failed_at is not null, e.type
from recovery.outbox o left join recovery.worklist w using (complaint_id) left join recovery.mt_events e on e.seq_id = o.event_position
where o.id = $1;
