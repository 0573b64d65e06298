-- The first checkpoint of a follower, at the beginning of the log; nothing where another node was first. $1 follower.
insert into recovery.checkpoints (follower, position, updated_at) values ($1, 0, clock_timestamp()) on conflict (follower) do nothing;
