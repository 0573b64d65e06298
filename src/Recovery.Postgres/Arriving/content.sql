-- The raw message. $1 id.
select content from recovery.arrival_contents where arrival_id = $1;
