-- $1 complaint, $2 person.
delete from recovery.presence where complaint_id = $1 and person = $2;
