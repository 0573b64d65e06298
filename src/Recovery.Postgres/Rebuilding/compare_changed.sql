-- The same for some cases, while nobody appends. $1 cases.
insert into recovery.rebuild_differing
select c.id
from unnest($1::uuid[]) as c (id)
left join recovery.worklist w on w.complaint_id = c.id
left join recovery.deadlines d on d.complaint_id = c.id
left join recovery.worklist_rebuilt n on n.complaint_id = c.id
left join recovery.deadlines_rebuilt e on e.complaint_id = c.id
where (w.reference, w.version, w.updated_position, w.received_at, w.next_due, w.final_due_at, w.resolved_at, w.finished_at,
    w.prior_contacts, w.broken_promises, w.ended, w.stage, w.channel, w.language, w.severity, w.procedure, w.assignee,
    w.team, w.next_milestone, w.customer_size, w.root_need, w.root_touchpoint, w.pack, w.calendar, w.complainant, w.excerpt, w.overrides_open, d.fires_at)
  is distinct from
  (n.reference, n.version, n.updated_position, n.received_at, n.next_due, n.final_due_at, n.resolved_at, n.finished_at,
    n.prior_contacts, n.broken_promises, n.ended, n.stage, n.channel, n.language, n.severity, n.procedure, n.assignee,
    n.team, n.next_milestone, n.customer_size, n.root_need, n.root_touchpoint, n.pack, n.calendar, n.complainant, n.excerpt, n.overrides_open, e.fires_at)
  or (w.clocks::text <> n.clocks::text and w.clocks::jsonb <> n.clocks::jsonb);
