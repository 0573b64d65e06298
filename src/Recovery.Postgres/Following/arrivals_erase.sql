-- What came in on these cases, and what came in and was never a case, is forgotten: who sent it, what it said, and the message itself. That it came,
-- and when, stays. $1 cases, or arrivals.
with forgotten as (
  update recovery.arrivals set sender = '', sender_key = '', subject = null, said = '', message_id = null, message_key = null, reason = null
  where complaint_id = any ($1) or id = any ($1)
  returning id
)
delete from recovery.arrival_contents c using forgotten f where c.arrival_id = f.id;
