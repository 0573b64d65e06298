-- $1 id · $2 name · $3 url · $4 types · $5 secrets, sealed.
update recovery.subscriptions set name = $2, url = $3, types = $4, secrets = $5 where id = $1;
