-- Position of the last event that is visible, tombstones (log.sql) left out; 0 for an empty log. A hint: lower ones may still be written. One of
-- an access counts: whoever follows comes as far.
select coalesce((select seq_id from recovery.mt_events where type <> 'tombstone' order by seq_id desc limit 1), 0);
