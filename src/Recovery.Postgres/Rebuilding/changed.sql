-- Streams that went on; tombstones (Reading/log.sql) are no events of a case. $1 after this position · $2 up to this position.
select distinct stream_id from recovery.mt_events where seq_id > $1 and seq_id <= $2 and type <> 'tombstone';
