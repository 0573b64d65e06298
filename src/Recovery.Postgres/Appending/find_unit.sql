-- Was this unit committed although its answer was lost? $1 stream · $2 version of its last event · $3 identity of that event.
select seq_id from recovery.mt_events where stream_id = $1 and version = $2 and id = $3;
