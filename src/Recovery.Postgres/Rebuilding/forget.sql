-- Takes cases out of the new tables, to be written anew. $1 cases.
with rows as (delete from recovery.worklist_rebuilt where complaint_id = any($1)),
  differing as (delete from recovery.rebuild_differing where complaint_id = any($1))
delete from recovery.deadlines_rebuilt where complaint_id = any($1);
