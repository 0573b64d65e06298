-- Nobody reaches them any more. $1 cases.
delete from recovery.reach where complaint_id = any ($1);
