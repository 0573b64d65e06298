-- Secrets of the house that are to be sealed.
select name, secret from recovery.house_secrets where name = 'thread-key' and not sealed;
