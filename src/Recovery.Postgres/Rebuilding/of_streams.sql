-- The events of some streams, up to a position, stream by stream, as part.sql gives them.
-- $1 streams that went on (changed.sql: none of tombstones or accesses) · $2 up to this position.
select m.stream_id, m.seq_id, m.timestamp, m.type, m.data, k.master, k.wrapped
from recovery.mt_events m
left join vault.keys k on m.version = 1 and k.owner = m.stream_id
  and not exists (select from recovery.erasures e where e.subject = k.subject and e.asked_at >= k.made_at)
where m.stream_id = any($1) and m.seq_id <= $2
order by m.stream_id, m.version;
