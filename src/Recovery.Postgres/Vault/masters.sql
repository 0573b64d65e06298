-- The master keys that keys of this database are, or were, wrapped with.
select id from vault.masters order by introduced_at;
