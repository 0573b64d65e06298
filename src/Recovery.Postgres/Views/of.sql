-- Name and question are sealed: whoever opens them puts them in order. $1 owner.
select id, name, query from recovery.saved_views where owner = $1;
