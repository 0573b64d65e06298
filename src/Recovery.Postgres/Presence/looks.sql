-- $1 complaint, $2 person, $3 now, $4 since when somebody counts as gone. Their rows on this case go with the occasion.
with gone as (
  delete from recovery.presence where complaint_id = $1 and person <> $2 and seen_at < $4
)
insert into recovery.presence (complaint_id, person, seen_at) values ($1, $2, $3)
on conflict (complaint_id, person) do update set seen_at = excluded.seen_at;
