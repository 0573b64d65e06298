-- Leases the oldest due questions to the caller, each with a fencing token of its own.
-- $1 now, null: the database's clock · $2 at most so many · $3 lease (interval) · $4 nothing due before this is looked at.
-- The floor matters while an old snapshot keeps dead index entries from being vacuumed: starting behind what was already
-- answered, a claim does not walk over them. Pass -infinity now and then, for what was appended with a deadline in the past.
-- The clock is asked in sub-selects: only so is it an index condition.
with due as materialized (
  select complaint_id
  from recovery.deadlines
  where fires_at <= (select coalesce($1::timestamptz, clock_timestamp())) and fires_at >= $4::timestamptz
    and (lease_until is null or lease_until <= (select coalesce($1::timestamptz, clock_timestamp())))
  order by fires_at
  limit $2::int
  for update skip locked
)
update recovery.deadlines d
set lease_until = coalesce($1::timestamptz, clock_timestamp()) + $3::interval, lease_token = nextval('recovery.lease_tokens')
from due
where d.complaint_id = due.complaint_id
returning d.complaint_id, d.fires_at, d.lease_token;
