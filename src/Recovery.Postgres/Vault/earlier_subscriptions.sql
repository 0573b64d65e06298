-- Webhooks whose secrets are to be sealed.
select id, secrets from recovery.subscriptions where exists (select from unnest(secrets) s where s not like 'sealed:%');
