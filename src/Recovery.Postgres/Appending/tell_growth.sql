-- Tells every node how far the log has grown. $1 position.
select pg_notify('recovery_changes', $1::text);
