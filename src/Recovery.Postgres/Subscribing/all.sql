-- Every subscription, oldest first.
select id, name, url, types, secrets, created_at, created_by, disabled_at, disabled_because from recovery.subscriptions order by created_at, id;
