-- What a rebuild left that did not come to its end.
drop table if exists recovery.worklist_rebuilt, recovery.deadlines_rebuilt, recovery.rebuild_differing;
