-- Deliveries, newest first. $1 state, null for all · $2 kind · $3 target · $4 case · $5 before this id · $6 at most so many.
select o.id, o.complaint_id, w.reference, o.event_position, o.kind, o.target, o.payload, o.attempts, o.created_at, o.not_before,
       coalesce(o.done_at, o.failed_at), o.last_error, o.sent_as, o.not_sent, o.done_at is not null, o.failed_at is not null, e.type
from recovery.outbox o left join recovery.worklist w using (complaint_id) left join recovery.mt_events e on e.seq_id = o.event_position
where ($1::text is null or $1 = case when o.done_at is not null then case when o.not_sent then 'not-sent' else 'delivered' end
                                     when o.failed_at is not null then 'failed' else 'waiting' end)
  and ($2::text is null or o.kind = $2) and ($3::text is null or o.target = $3) and ($4::uuid is null or o.complaint_id = $4)
  and ($5::bigint is null or o.id < $5)
order by o.id desc
limit $6;
