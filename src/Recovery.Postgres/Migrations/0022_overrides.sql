-- Overrides of a case on which nobody has decided, so that a supervisor finds them among a million cases.

alter table recovery.worklist add column overrides_open integer not null default 0;

-- What the log holds already: every override is open, as there was no deciding on one.
update recovery.worklist w set overrides_open = o.open
from (
  select stream_id, count(*) as open from recovery.mt_events
  where type in ('action-promised.v1', 'message-sent.v1') and data->'override'->>'reason' ~ '\S'
  group by stream_id
) o
where o.stream_id = w.complaint_id;

-- Keyed by what never changes, and few rows are in it: an append that touches no override leaves it alone.
create index worklist_overrides on recovery.worklist (received_at, complaint_id) where overrides_open > 0;

-- The same as before (0011), with one more column of the row.
drop function recovery.append_batch;

create function recovery.append_batch(
  -- units
  streams           uuid[],
  expected          bigint[],       -- version the decision was made on; 0: the stream must not exist
  first_event       int[],
  event_count       int[],          -- at least 1
  fires_at          timestamptz[],  -- when the case must be asked next; null: never
  -- events, those of a unit side by side
  event_unit        int[],
  event_id          uuid[],
  event_type        text[],
  event_data        jsonb[],
  event_at          timestamptz[],
  event_headers     jsonb[],
  event_correlation text[],
  event_causation   text[],
  event_user        text[],
  -- idempotency keys
  key_unit          int[],
  key_scope         text[],
  key_value         text[],
  key_hash          bytea[],
  -- outbox
  out_unit          int[],
  out_event         int[],          -- the event it is sent because of
  out_kind          text[],
  out_payload       jsonb[],
  out_not_before    timestamptz[],
  -- worklist row after the append, one element a unit
  w_stage           text[],
  w_severity        text[],
  w_procedure       text[],
  w_assignee        text[],
  w_team            text[],
  w_next_due        timestamptz[],
  w_next_milestone  text[],
  w_final_due_at    timestamptz[],
  w_resolved_at     timestamptz[],
  w_finished_at     timestamptz[],
  w_ended           boolean[],
  w_prior_contacts  int[],
  w_broken_promises int[],
  w_overrides_open  int[],
  w_root_need       text[],
  w_root_touchpoint text[],
  w_pack            text[],
  w_calendar        text[],
  w_clocks          json[],
  -- facts of receipt, for units that open a case: they never change afterwards
  new_unit          int[],
  new_reference     text[],
  new_received_at   timestamptz[],
  new_channel       text[],
  new_language      text[],
  new_customer_size text[],
  new_complainant   text[],
  new_excerpt       text[],
  -- answer, one element a unit
  out status        int[],
  out complaints    uuid[],
  out versions      bigint[],
  out positions     bigint[],       -- of the unit's last event
  out database_time timestamptz
) language plpgsql
  -- One plan for good, by index only: a plan made while a table was empty must not scan it when it is large.
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_hashjoin = off
  set enable_mergejoin = off
  set enable_bitmapscan = off
as $$
#variable_conflict use_variable
declare
  units  constant int := cardinality(streams);
  events constant int := cardinality(event_id);
  at     bigint[];    -- position of each event, null where its unit is refused
  opened int[];       -- indexes into new_*, of the units accepted
  kept   int[];       -- accepted units of streams that exist
  moved  int;
  found  record;
begin
  -- From here to the commit no other node appends: positions become visible in their order.
  perform pg_advisory_xact_lock(5279683261);

  status := array_fill(0, array[units]);
  complaints := streams;
  versions := array_fill(null::bigint, array[units]);
  positions := versions;

  for found in
    select u, coalesce(s.version, 0) as version, s.is_archived
    from generate_series(1, units) u left join recovery.mt_streams s on s.id = streams[u]
    where coalesce(s.version, 0) <> expected[u] or s.is_archived
  loop
    if found.is_archived then
      raise exception 'Stream % is archived', streams[found.u] using errcode = 'MT001';
    end if;
    status[found.u] := 1;
    versions[found.u] := found.version;
  end loop;

  -- A known key answers before a conflict does: the retry of a command that was carried out is not a conflict.
  for found in
    select key_unit[k] as u, i.complaint_id, i.version, i.position, i.payload_hash = key_hash[k] as same
    from generate_series(1, cardinality(key_unit)) k join recovery.idempotency i on i.scope = key_scope[k] and i.key = key_value[k]
  loop
    status[found.u] := case when found.same and status[found.u] <> 3 then 2 else 3 end;
    complaints[found.u] := found.complaint_id;
    versions[found.u] := found.version;
    positions[found.u] := found.position;
  end loop;

  at := array(select case when status[event_unit[e]] = 0 then nextval('recovery.mt_events_sequence') end from generate_series(1, events) e);
  opened := array(select n from generate_series(1, cardinality(new_unit)) n where status[new_unit[n]] = 0);
  kept := array(select u from generate_series(1, units) u where status[u] = 0 and expected[u] > 0);

  insert into recovery.mt_streams (id, type, version, timestamp, created, tenant_id, is_archived)
  select streams[u], 'complaint', event_count[u], event_at[first_event[u]], event_at[first_event[u]], '*DEFAULT*', false
  from (select new_unit[n] as u from unnest(opened) n) o;

  update recovery.mt_streams s
  set version = expected[u] + event_count[u], timestamp = event_at[first_event[u]]
  from unnest(kept) u
  where s.id = streams[u];

  insert into recovery.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id,
    correlation_id, causation_id, headers, user_name, is_archived)
  select at[e], event_id[e], streams[u], expected[u] + 1 + e - first_event[u], event_data[e], event_type[e], event_at[e], '*DEFAULT*',
    event_correlation[e], event_causation[e], event_headers[e], event_user[e], false
  from (select e, event_unit[e] as u from generate_series(1, events) e) x
  where status[u] = 0;

  insert into recovery.worklist (complaint_id, reference, version, updated_position, received_at, next_due, final_due_at, resolved_at, finished_at,
    prior_contacts, broken_promises, ended, stage, channel, language, severity, procedure, assignee, team, next_milestone,
    customer_size, root_need, root_touchpoint, pack, calendar, complainant, excerpt, clocks, overrides_open)
  select streams[u], new_reference[n], event_count[u], at[first_event[u] + event_count[u] - 1], new_received_at[n],
    w_next_due[u], w_final_due_at[u], w_resolved_at[u], w_finished_at[u],
    w_prior_contacts[u], w_broken_promises[u], w_ended[u], w_stage[u], new_channel[n], new_language[n], w_severity[u],
    w_procedure[u], w_assignee[u], w_team[u], w_next_milestone[u], new_customer_size[n], w_root_need[u], w_root_touchpoint[u],
    w_pack[u], w_calendar[u], new_complainant[n], new_excerpt[n], w_clocks[u], w_overrides_open[u]
  from (select n, new_unit[n] as u from unnest(opened) n) o;

  update recovery.worklist w
  set version = expected[u] + event_count[u], updated_position = at[first_event[u] + event_count[u] - 1],
    next_due = w_next_due[u], final_due_at = w_final_due_at[u], resolved_at = w_resolved_at[u], finished_at = w_finished_at[u],
    prior_contacts = w_prior_contacts[u], broken_promises = w_broken_promises[u], ended = w_ended[u],
    stage = w_stage[u], severity = w_severity[u], procedure = w_procedure[u], assignee = w_assignee[u], team = w_team[u],
    next_milestone = w_next_milestone[u], root_need = coalesce(w_root_need[u], w.root_need), root_touchpoint = coalesce(w_root_touchpoint[u], w.root_touchpoint),
    pack = w_pack[u], calendar = w_calendar[u], clocks = w_clocks[u], overrides_open = w_overrides_open[u]
  from unnest(kept) u
  where w.complaint_id = streams[u];

  insert into recovery.deadlines (complaint_id, fires_at)
  select streams[u], fires_at[u] from (select new_unit[n] as u from unnest(opened) n) o where fires_at[u] is not null;

  if cardinality(kept) > 0 then
    delete from recovery.deadlines d using unnest(kept) u where fires_at[u] is null and d.complaint_id = streams[u];

    -- Nearly every open case has its row: updating first is half the price of an upsert.
    update recovery.deadlines d set fires_at = fires_at[u], lease_until = null, lease_token = 0
    from unnest(kept) u where d.complaint_id = streams[u] and fires_at[u] is not null;
    get diagnostics moved = row_count;

    if moved < (select count(fires_at[u]) from unnest(kept) u) then
      insert into recovery.deadlines (complaint_id, fires_at)
      select streams[u], fires_at[u] from unnest(kept) u where fires_at[u] is not null
      on conflict (complaint_id) do nothing;
    end if;
  end if;

  if cardinality(key_unit) > 0 then
    insert into recovery.idempotency (scope, key, payload_hash, complaint_id, version, position)
    select key_scope[k], key_value[k], key_hash[k], streams[u], expected[u] + event_count[u], at[first_event[u] + event_count[u] - 1]
    from (select k, key_unit[k] as u from generate_series(1, cardinality(key_unit)) k) x
    where status[u] = 0;
  end if;

  database_time := clock_timestamp();

  if cardinality(out_unit) > 0 then
    insert into recovery.outbox (complaint_id, event_position, kind, payload, not_before, created_at)
    select streams[u], at[out_event[o]], out_kind[o], out_payload[o], coalesce(out_not_before[o], database_time), database_time
    from (select o, out_unit[o] as u from generate_series(1, cardinality(out_unit)) o) x
    where status[u] = 0;
  end if;

  for u in 1 .. units loop
    if status[u] = 0 then
      versions[u] := expected[u] + event_count[u];
      positions[u] := at[first_event[u] + event_count[u] - 1];
    end if;
  end loop;

  if cardinality(opened) + cardinality(kept) > 0 then
    perform pg_notify('recovery_changes', (select max(p) from unnest(at) p)::text);
  end if;
end
$$;
