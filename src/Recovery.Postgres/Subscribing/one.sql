-- One subscription. $1 id.
select id, name, url, types, secrets, created_at, created_by, disabled_at, disabled_because from recovery.subscriptions where id = $1;
