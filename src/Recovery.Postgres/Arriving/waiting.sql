-- How many wait for a person, and when the first of them is due.
select count(*)::int, min(due_at) from recovery.arrivals where state = 'waiting';
