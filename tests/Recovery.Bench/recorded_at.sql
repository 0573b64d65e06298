-- Notes when events were recorded, by the clock of the database, a row a batch.
create table recovery.bench_recorded (last_position bigint primary key, at timestamptz not null);

create function recovery.bench_note() returns trigger language plpgsql as $$
begin
  insert into recovery.bench_recorded select max(seq_id), clock_timestamp() from added;
  return null;
end
$$;

create trigger bench_note after insert on recovery.mt_events referencing new table as added for each statement execute function recovery.bench_note();
