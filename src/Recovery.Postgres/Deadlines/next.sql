-- How long the pump may sleep: the earliest instant at which something can be claimed, and the database's clock to compare it with.
select (select fires_at from recovery.deadlines where lease_until is null order by fires_at limit 1) as fires_at,
       (select min(lease_until) from recovery.deadlines where lease_until is not null and fires_at <= clock_timestamp()) as lease_until,
       clock_timestamp() as now;
