-- An arrival with its raw message, its hashes and its key, which goes with that of the case it is on. What was erased has nothing left to seal.
-- $1 id · $2 sender · $3 sender's hash · $4 subject · $5 text · $6 Message-ID · $7 its hash · $8 reason · $9 content, all sealed · $10 master key · $11 its own key, wrapped.
with done as (
  update recovery.arrivals
  set sender = $2, sender_key = $3, subject = $4, said = $5, message_id = $6, message_key = $7, reason = $8, sealed = true
  where id = $1 and not sealed
  returning id, complaint_id
), content as (
  update recovery.arrival_contents c set content = $9 from done where c.arrival_id = done.id
)
insert into vault.keys (owner, subject, master, wrapped, made_at)
select d.id, coalesce(c.subject, d.id), $10, $11, clock_timestamp()
from done d left join vault.keys c on c.owner = d.complaint_id;
