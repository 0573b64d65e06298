-- One rebuild at a time, for as long as this session lasts.
select pg_try_advisory_lock(5279683264);
