-- The newer verdict of a call that is known and not decided. $1 id · $2 verdict · $3 code · $4 text, sealed · $5 agent.
update recovery.arrivals
set verdict = $2, code = $3, said = $4, agent = coalesce($5, agent)
where id = $1 and kind = 'call' and state in ('kept', 'waiting')
  and case when verdict = 'answered' and code = '' then $2 = 'answered' and $3 = '' -- somebody spoke with them, whatever another leg says
           when verdict = 'missed' then $3 <> 'line' -- a machine that takes the line does not answer a call
           else true end;
