-- The lock of rebuilds.
select pg_advisory_unlock(5279683264);
