-- Moves a checkpoint, in the transaction of the effect. $1 follower · $2 position.
update recovery.checkpoints set position = $2, updated_at = clock_timestamp() where follower = $1;
