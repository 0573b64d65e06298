-- How far each follower is behind: events it has not applied, counted up to a thousand, and for how long its checkpoint has not moved.
select c.follower,
       (select count(*)::int from (select from recovery.mt_events e where e.seq_id > c.position and e.type not in ('tombstone', 'access-recorded.v1') limit 1000) as open),
       clock_timestamp() - c.updated_at
from recovery.checkpoints c
order by c.follower;
