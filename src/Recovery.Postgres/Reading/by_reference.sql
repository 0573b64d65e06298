-- The case with a reference. $1 the reference.
select complaint_id from recovery.worklist where reference = $1;
