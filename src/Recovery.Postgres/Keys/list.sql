-- All keys, newest first.
select id, name, role, created_at, revoked_at from recovery.api_keys order by created_at desc, id;
