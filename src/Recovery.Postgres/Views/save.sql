-- $1 id, $2 owner, $3 name, $4 query, both sealed; the same name is sealed to the same.
insert into recovery.saved_views (id, owner, name, query) values ($1, $2, $3, $4)
on conflict (owner, name) do update set query = excluded.query;
