-- Cases whose personal data is erased. $1 cases.
delete from recovery.search where complaint_id = any($1);
