copy recovery.worklist_rebuilt (complaint_id, reference, version, updated_position, received_at, next_due, final_due_at, resolved_at, finished_at,
  prior_contacts, broken_promises, ended, stage, channel, language, severity, procedure, assignee, team, next_milestone,
  customer_size, root_need, root_touchpoint, pack, calendar, complainant, excerpt, clocks, overrides_open) from stdin (format binary)
