-- What was sealed for a subject until they were to be forgotten cannot be opened again; every other node lets go of what it holds of them.
-- $1 subject · $2 when it was asked for.
with destroyed as (delete from vault.keys where subject = $1 and made_at <= $2 and owner <> '00000000-0000-0000-0000-000000000000' returning owner)
select owner, pg_notify('recovery_erased', owner::text) from destroyed;
