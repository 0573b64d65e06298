-- What was decided. $1 id · $2 states it may stand in · $3 state · $4 case · $5 offered · $6 due · $7 about · $8 by · $9 reason · $10 its sign, where another than it was kept with.
update recovery.arrivals
set state = $3, complaint_id = coalesce($4, complaint_id), offered = $5, due_at = $6, about = coalesce($7, about), decided_by = $8, decided_at = clock_timestamp(), reason = $9, code = coalesce($10, code)
where id = $1 and state = any ($2);
