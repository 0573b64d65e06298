-- What a worklist row shows of a complainant whose personal data is erased: nothing. $1 cases.
update recovery.worklist set complainant = '', excerpt = '' where complaint_id = any($1);
