-- Rows, events they were folded from, cases that differ from the live tables.
select count(*), coalesce(sum(version), 0)::bigint, (select count(*) from recovery.rebuild_differing) from recovery.worklist_rebuilt;
