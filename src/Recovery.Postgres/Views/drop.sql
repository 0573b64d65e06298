-- $1 id, $2 owner.
delete from recovery.saved_views where id = $1 and owner = $2;
