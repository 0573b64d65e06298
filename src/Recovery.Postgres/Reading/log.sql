-- The log in position order, as far as it is visible: SettledLog says how much of it may be given, and drops what is no event of a complaint
-- (who read what), whose positions are as good as any. A tombstone is Marten's note on a position that it took and could not use: to readers
-- the position is as dead as one without a note.
-- $1 after this position · $2 at most so many.
select seq_id, stream_id, version, type, timestamp, data, user_name, correlation_id, causation_id, headers
from recovery.mt_events
where seq_id > $1 and type <> 'tombstone'
order by seq_id
limit $2;
