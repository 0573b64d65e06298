-- The house's own key, where it has none yet. Nobody can be erased under its name. $1 owner · $2 master key · $3 wrapped.
insert into vault.keys (owner, subject, master, wrapped, made_at) values ($1, $1, $2, $3, clock_timestamp()) on conflict (owner) do nothing;
