-- Forgets what was delivered before $1, at most $2 rows at a time, so that no sweep is a long transaction.
delete from recovery.outbox
where id in (select id from recovery.outbox where done_at < $1 order by done_at limit $2 for update skip locked);
