-- Every node lets go of what it holds of these cases. $1 cases.
select pg_notify('recovery_erased', id::text) from unnest($1) as c (id);
