-- When mail or text messages of a sender went on a case. $1 sender's hash · $2 since.
select kept_at from recovery.arrivals where sender_key = $1 and kept_at >= $2 and kind <> 'call' and state = 'filed' order by kept_at;
