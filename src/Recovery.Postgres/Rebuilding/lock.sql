-- From here to the commit nobody appends; and nobody claims, pages or reports once the tables are ours. Whoever reads long
-- must not hold up every append meanwhile: rather try again.
set local lock_timeout = '500ms';
select pg_advisory_xact_lock(5279683261);
lock table recovery.worklist, recovery.deadlines in access exclusive mode;
