-- The case on which a message is, the first where a Message-ID came twice. $1 hash of the Message-ID.
select complaint_id from recovery.arrivals where message_key = $1 and complaint_id is not null order by kept_at, id limit 1;
