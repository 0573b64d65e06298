-- The next messages to deliver, leased to the caller. Of those without a target, at most one of a case and kind at a time: one deferred on
-- purpose (not_before) does not hold back a later one, one tried and not yet through does. Of those with a target, the oldest of a case and
-- target, and none other until it is through or given up: a subscriber hears of a case strictly in order.
--
-- One claimer at a time, the others get nothing and come again: the question "is an older one on its way?" needs a snapshot
-- taken after the previous claim was committed, hence a function and not one statement.

drop function recovery.claim_outbox(timestamptz, int, interval, text[]);

create function recovery.claim_outbox(
  at       timestamptz,
  batch    int,
  lease    interval,
  kinds    text[]       -- those the caller can deliver
) returns table (id bigint, complaint_id uuid, event_position bigint, kind text, target text, payload jsonb, attempts int, lease_token bigint)
language plpgsql
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_hashjoin = off
  set enable_mergejoin = off
as $$
#variable_conflict use_column
begin
  if not pg_try_advisory_xact_lock(5279683262) then
    return;
  end if;
  return query
    with candidate as materialized (
      select o.id, o.complaint_id, o.kind, o.target
      from recovery.outbox o
      where o.done_at is null and o.failed_at is null and o.kind = any (kinds) and o.not_before <= at and (o.lease_until is null or o.lease_until <= at)
        and case when o.target is null then
          not exists (
            select from recovery.outbox p
            where p.complaint_id = o.complaint_id and p.kind = o.kind and p.id < o.id
              and p.attempts > 0 and p.done_at is null and p.failed_at is null)
        else
          not exists (
            select from recovery.outbox p
            where p.target = o.target and p.complaint_id = o.complaint_id and p.id < o.id
              and p.done_at is null and p.failed_at is null)
        end
      order by o.not_before, o.id
      limit batch
      for update skip locked
    ), oldest as (
      select distinct on (c.complaint_id, c.kind, c.target) c.id from candidate c order by c.complaint_id, c.kind, c.target, c.id
    )
    update recovery.outbox o
    set lease_until = at + lease, lease_token = nextval('recovery.lease_tokens'), attempts = o.attempts + 1
    from oldest
    where o.id = oldest.id
    returning o.id, o.complaint_id, o.event_position, o.kind, o.target, o.payload, o.attempts, o.lease_token;
end
$$;
