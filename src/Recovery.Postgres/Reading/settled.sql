-- The last position that is settled, and waits for the writers under way: see 0023.
select recovery.settled_position();
