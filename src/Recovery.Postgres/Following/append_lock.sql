-- The lock of appends, until the end of the transaction.
select pg_advisory_xact_lock(5279683261);
