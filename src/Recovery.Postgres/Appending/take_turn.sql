-- Beside other appends of one case each, and never beside a batch: the lock of appends, shared, until the end of the transaction.
select pg_advisory_xact_lock_shared(5279683261)
