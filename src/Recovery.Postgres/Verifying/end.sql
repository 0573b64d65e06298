-- What a run came to. $1 id · $2 state · $3 events · $4 read · $5 now · $6 verdict · $7 what was in the way.
update recovery.verifications set state = $2, events = $3, read = $4, seen_at = $5, ended_at = $5, verdict = $6::jsonb, trouble = $7 where id = $1;
