-- $1 complaints, $2 since when somebody counts as gone.
select complaint_id, person from recovery.presence where complaint_id = any($1) and seen_at >= $2 order by complaint_id, person;
