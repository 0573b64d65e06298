-- The events of a part of all streams, up to a position, stream by stream; tombstones and accesses (Reading/log.sql) left out. With the first event of each comes
-- the key of its personal data, if it has one that is alive (Vault/find.sql).
-- $1 after this stream · $2 up to this stream · $3 up to this position.
select m.stream_id, m.seq_id, m.timestamp, m.type, m.data, k.master, k.wrapped
from recovery.mt_events m
left join vault.keys k on m.version = 1 and k.owner = m.stream_id
  and not exists (select from recovery.erasures e where e.subject = k.subject and e.asked_at >= k.made_at)
where m.stream_id > $1 and m.stream_id <= $2 and m.seq_id <= $3 and m.type not in ('tombstone', 'access-recorded.v1')
order by m.stream_id, m.version;
