-- $1 id · $2 name · $3 url · $4 types · $5 secrets, sealed · $6 created at · $7 by.
insert into recovery.subscriptions (id, name, url, types, secrets, created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7);
