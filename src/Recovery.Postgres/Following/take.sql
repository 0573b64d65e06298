-- The checkpoint of a follower, locked until the end of the transaction; no row while another node has it, or before the first run. $1 follower.
-- The transaction need not wait for the disk: what a crash takes back, effect and checkpoint together, is followed again.
select position from recovery.checkpoints, set_config('synchronous_commit', 'off', true) where follower = $1 for update of checkpoints skip locked;
