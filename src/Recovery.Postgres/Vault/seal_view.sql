-- $1 id · $2 name · $3 query, both sealed.
update recovery.saved_views set name = $2, query = $3 where id = $1;
