-- Cases whose live row or deadline is not what the log says, as of one snapshot. What the live tables know beyond the position is compared later.
-- $1 the position that the new tables stand at.
insert into recovery.rebuild_differing
select coalesce(w.complaint_id, n.complaint_id)
from (recovery.worklist w left join recovery.deadlines d on d.complaint_id = w.complaint_id)
full join (recovery.worklist_rebuilt n left join recovery.deadlines_rebuilt e on e.complaint_id = n.complaint_id) on n.complaint_id = w.complaint_id
where coalesce(w.updated_position, 0) <= $1 and (
  (w.reference, w.version, w.updated_position, w.received_at, w.next_due, w.final_due_at, w.resolved_at, w.finished_at,
    w.prior_contacts, w.broken_promises, w.ended, w.stage, w.channel, w.language, w.severity, w.procedure, w.assignee,
    w.team, w.next_milestone, w.customer_size, w.root_need, w.root_touchpoint, w.pack, w.calendar, w.complainant, w.excerpt, w.overrides_open, d.fires_at)
  is distinct from
  (n.reference, n.version, n.updated_position, n.received_at, n.next_due, n.final_due_at, n.resolved_at, n.finished_at,
    n.prior_contacts, n.broken_promises, n.ended, n.stage, n.channel, n.language, n.severity, n.procedure, n.assignee,
    n.team, n.next_milestone, n.customer_size, n.root_need, n.root_touchpoint, n.pack, n.calendar, n.complainant, n.excerpt, n.overrides_open, e.fires_at)
  or (w.clocks::text <> n.clocks::text and w.clocks::jsonb <> n.clocks::jsonb));
