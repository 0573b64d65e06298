-- How the outbox stands; asked often, so that what has left long ago is not looked at. $1 now.
select count(*) filter (where not_before <= $1)::int,
       count(*) filter (where not_before > $1)::int,
       (select count(*)::int from recovery.outbox where failed_at is not null),
       min(greatest(not_before, created_at)) filter (where not_before <= $1),
       min(greatest(not_before, created_at)) filter (where not_before <= $1 and attempts = 0)
from recovery.outbox
where done_at is null and failed_at is null;
