-- How the outbox stands. $1 now.
select count(*) filter (where failed_at is null and not_before <= $1)::int,
       count(*) filter (where failed_at is null and not_before > $1)::int,
       count(*) filter (where failed_at is not null)::int,
       min(greatest(not_before, created_at)) filter (where failed_at is null and not_before <= $1),
       min(greatest(not_before, created_at)) filter (where failed_at is null and not_before <= $1 and attempts = 0)
from recovery.outbox
where done_at is null;
