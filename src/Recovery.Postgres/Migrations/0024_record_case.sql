-- What follows from events of one case that were appended just before in the same transaction by another writer than append_batch:
-- the worklist row, the deadline row, the outbox, and the position of the idempotency records. The engine on Marten and Wolverine calls it
-- after Marten's own append; append_batch does the same for many units at once.
-- Nobody is notified from here: a notification makes every commit wait for the one before it. The node tells of growth by itself.

create function recovery.record_case(
  stream            uuid,
  opened            boolean,        -- the case begins with these events
  new_version       integer,
  due               timestamptz,    -- when the case must be asked next; null: never
  w_stage           text,
  w_severity        text,
  w_procedure       text,
  w_assignee        text,
  w_team            text,
  w_next_due        timestamptz,
  w_next_milestone  text,
  w_final_due_at    timestamptz,
  w_resolved_at     timestamptz,
  w_finished_at     timestamptz,
  w_ended           boolean,
  w_prior_contacts  integer,
  w_broken_promises integer,
  w_overrides_open  integer,
  w_root_need       text,
  w_root_touchpoint text,
  w_pack            text,
  w_calendar        text,
  w_clocks          json,
  -- facts of receipt, for a case that begins
  new_reference     text,
  new_received_at   timestamptz,
  new_channel       text,
  new_language      text,
  new_customer_size text,
  new_complainant   text,
  new_excerpt       text,
  -- idempotency keys already inserted in this transaction
  key_scope         text[],
  key_value         text[],
  -- outbox
  out_kind          text[],
  out_payload       jsonb[],
  out_not_before    timestamptz[],
  -- answer
  out last_position bigint,
  out database_time timestamptz
) language plpgsql as $$
#variable_conflict use_variable
begin
  select e.seq_id into strict last_position from recovery.mt_events e where e.stream_id = stream and e.version = new_version;
  database_time := clock_timestamp();

  if opened then
    insert into recovery.worklist (complaint_id, reference, version, updated_position, received_at, next_due, final_due_at, resolved_at, finished_at,
      prior_contacts, broken_promises, ended, stage, channel, language, severity, procedure, assignee, team, next_milestone,
      customer_size, root_need, root_touchpoint, pack, calendar, complainant, excerpt, clocks, overrides_open)
    values (stream, new_reference, new_version, last_position, new_received_at, w_next_due, w_final_due_at, w_resolved_at, w_finished_at,
      w_prior_contacts, w_broken_promises, w_ended, w_stage, new_channel, new_language, w_severity, w_procedure, w_assignee, w_team, w_next_milestone,
      new_customer_size, w_root_need, w_root_touchpoint, w_pack, w_calendar, new_complainant, new_excerpt, w_clocks, w_overrides_open);
  else
    update recovery.worklist w
    set version = new_version, updated_position = last_position,
      next_due = w_next_due, final_due_at = w_final_due_at, resolved_at = w_resolved_at, finished_at = w_finished_at,
      prior_contacts = w_prior_contacts, broken_promises = w_broken_promises, ended = w_ended,
      stage = w_stage, severity = w_severity, procedure = w_procedure, assignee = w_assignee, team = w_team,
      next_milestone = w_next_milestone, root_need = coalesce(w_root_need, w.root_need), root_touchpoint = coalesce(w_root_touchpoint, w.root_touchpoint),
      pack = w_pack, calendar = w_calendar, clocks = w_clocks, overrides_open = w_overrides_open
    where w.complaint_id = stream;
    if not found then
      raise exception 'case % has no worklist row: rebuild the worklist', stream;
    end if;
  end if;

  if due is null then
    if not opened then
      delete from recovery.deadlines d where d.complaint_id = stream;
    end if;
  else
    insert into recovery.deadlines (complaint_id, fires_at) values (stream, due)
    on conflict (complaint_id) do update set fires_at = excluded.fires_at, lease_until = null, lease_token = 0;
  end if;

  if cardinality(key_scope) > 0 then
    update recovery.idempotency i set position = last_position
    from unnest(key_scope, key_value) as k (scope, key)
    where i.scope = k.scope and i.key = k.key;
  end if;

  if cardinality(out_kind) > 0 then
    insert into recovery.outbox (complaint_id, event_position, kind, payload, not_before, created_at)
    select stream, last_position, o.kind, o.payload, coalesce(o.not_before, database_time), database_time
    from unnest(out_kind, out_payload, out_not_before) with ordinality as o (kind, payload, not_before, n)
    order by o.n;
  end if;
end
$$;
