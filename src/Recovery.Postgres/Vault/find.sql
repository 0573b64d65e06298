-- Keys that may still open something. $1 cases or arrivals.
select k.owner, k.master, k.wrapped from vault.keys k where k.owner = any ($1) and vault.alive(k);
