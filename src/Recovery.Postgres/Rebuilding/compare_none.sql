-- What an earlier comparison found.
truncate recovery.rebuild_differing;
