-- $1 name, $2 xml.
insert into recovery.protection_keys (name, xml) values ($1, $2) on conflict (name) do nothing;
