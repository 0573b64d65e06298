-- The name of this log and how far its tree has grown.
select origin, size, position from recovery.notary_log;
