-- $1 owner.
select id, name, query from recovery.saved_views where owner = $1 order by name;
