-- To each subscriber who wants them and was there. $1 cases · $2 positions · $3 instants · $4 names of the events.
insert into recovery.outbox (complaint_id, event_position, kind, target, payload, not_before, created_at)
select e.complaint_id, e.position, 'webhook', s.id::text, '{}', e.at, e.at
from unnest($1::uuid[], $2::bigint[], $3::timestamptz[], $4::text[]) as e (complaint_id, position, at, name)
join recovery.subscriptions s on s.disabled_at is null and s.created_at <= e.at and (cardinality(s.types) = 0 or e.name = any (s.types))
order by e.position, s.created_at
on conflict do nothing;
