-- What was decided. On a case, it shares the fate of its complainant: one erasure destroys the keys of both; and where that came first, this one's at once.
-- $1 id · $2 states it may stand in · $3 state · $4 case · $5 offered · $6 due · $7 about · $8 by · $9 reason, sealed · $10 its sign, where another than it was kept with.
with settled as (
  update recovery.arrivals
  set state = $3, complaint_id = coalesce($4, complaint_id), offered = $5, due_at = $6, about = coalesce($7, about), decided_by = $8, decided_at = clock_timestamp(), reason = $9, code = coalesce($10, code)
  where id = $1 and state = any ($2)
  returning id, complaint_id
), joined as (
  update vault.keys k set subject = c.subject
  from settled s join vault.keys c on c.owner = s.complaint_id
  where k.owner = s.id and k.subject <> c.subject
), late as (
  delete from vault.keys k using settled s
  where k.owner = s.id and not exists (select from vault.keys c where c.owner = s.complaint_id)
    and exists (select from recovery.erasures e where s.complaint_id = any (e.complaints))
  returning k.owner
)
select (select pg_notify('recovery_erased', owner::text) from late) from settled;
