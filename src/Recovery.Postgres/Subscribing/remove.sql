-- A subscription goes with everything that waits for it. $1 id.
with gone as (delete from recovery.subscriptions where id = $1 returning id),
     waiting as (delete from recovery.outbox o using gone where o.target = gone.id::text and o.done_at is null)
select id from gone;
