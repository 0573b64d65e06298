-- Streams that went on with events: not those of tombstones and accesses (Reading/log.sql). $1 after this position · $2 up to this position.
select distinct stream_id from recovery.mt_events where seq_id > $1 and seq_id <= $2 and type not in ('tombstone', 'access-recorded.v1');
