-- A master key wraps from now on. $1 its id.
insert into vault.masters (id, introduced_at) values ($1, clock_timestamp()) on conflict (id) do nothing;
