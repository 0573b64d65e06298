-- By mail to complainants who wrote by mail or through a form; a message that says so leaves by mail in any case. $1 cases · $2 positions · $3 instants · $4 whether in any case.
insert into recovery.outbox (complaint_id, event_position, kind, payload, not_before, created_at)
select e.complaint_id, e.position, 'mail', '{}', e.at, e.at
from unnest($1::uuid[], $2::bigint[], $3::timestamptz[], $4::boolean[]) as e (complaint_id, position, at, anyway)
join recovery.worklist w using (complaint_id)
where e.anyway or w.channel in ('email', 'web')
order by e.position
on conflict do nothing;
