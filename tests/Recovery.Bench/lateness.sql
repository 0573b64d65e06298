-- By how many milliseconds deadlines were recorded after they were due.
select (extract(epoch from r.at - (e.data ->> 'dueAt')::timestamptz) * 1000)::float8
from recovery.mt_events e
cross join lateral (select at from recovery.bench_recorded where last_position >= e.seq_id order by last_position limit 1) r
where e.type = 'deadline-missed.v1';
