-- A page of the worklist. Conditions and order are put together from the fixed fragments of PageSql, and every value is a parameter.
select w.complaint_id, w.reference, w.version, w.stage, w.channel, w.language, w.severity, w.procedure, w.assignee, w.team,
  w.complainant, w.excerpt, w.received_at, w.next_due, w.next_milestone, w.clocks, w.pack, w.calendar, w.prior_contacts, w.broken_promises,
  w.finished_at
from recovery.worklist w
where {conditions}
order by {order}
limit @limit;
