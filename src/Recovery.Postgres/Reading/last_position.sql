-- Position of the last event; 0 for an empty log.
select coalesce(max(seq_id), 0) from recovery.mt_events;
