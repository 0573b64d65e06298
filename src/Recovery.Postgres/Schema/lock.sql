-- Nodes that start at once migrate one after the other; the last ones find nothing to do.
select pg_advisory_xact_lock(5279683260);
