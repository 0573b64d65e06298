-- Open cases whose complainant is reached so, newest first. $1 hash of the address or number · $2 at most so many.
select w.complaint_id, w.reference, w.complainant
from recovery.reach r join recovery.worklist w using (complaint_id)
where r.key = $1 and not w.ended
order by w.received_at desc, w.complaint_id
limit $2;
