-- Arrivals that are to be sealed, with their raw messages. $1 at most so many.
select a.id, a.sender, a.sender_key, a.subject, a.said, a.message_id, a.reason, c.content
from recovery.arrivals a left join recovery.arrival_contents c on c.arrival_id = a.id
where not a.sealed
order by a.id limit $1;
