-- How far a run has come; answers whether it is to go on. $1 id · $2 events · $3 read · $4 now.
update recovery.verifications set events = $2, read = $3, seen_at = $4 where id = $1 and state = 'running' returning not stop;
