-- Every key, oldest first.
select xml from recovery.protection_keys order by made_at, name;
