-- The checkpoint of a follower, locked until the end of the transaction; no row while another node has it, or before the first run. $1 follower.
select position from recovery.checkpoints where follower = $1 for update skip locked;
