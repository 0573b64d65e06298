-- Whether anything that an earlier version stored readable is left.
select exists (select from recovery.arrivals where not sealed)
    or exists (select from recovery.house_secrets where name = 'thread-key' and not sealed)
    or exists (select from recovery.saved_views where name not like 'sealed:%')
    or exists (select from recovery.subscriptions where exists (select from unnest(secrets) s where s not like 'sealed:%'));
