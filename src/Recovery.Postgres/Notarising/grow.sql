-- The tree has grown. $1 leaves · $2 position of the last.
update recovery.notary_log set size = $1, position = $2;
