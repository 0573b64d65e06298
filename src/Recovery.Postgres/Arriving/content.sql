-- The raw message, and whether it is sealed. $1 id.
select c.content, a.sealed from recovery.arrival_contents c join recovery.arrivals a on a.id = c.arrival_id where c.arrival_id = $1;
