-- What an operator must know of the timers: how far behind they are, and whether an old snapshot keeps dead rows alive under them.
select (select clock_timestamp() - min(fires_at) from recovery.deadlines where fires_at <= clock_timestamp()) as behind,
       (select max(clock_timestamp() - xact_start) from pg_stat_activity where backend_xmin is not null and datname = current_database()) as oldest_snapshot,
       (select n_dead_tup from pg_stat_user_tables where schemaname = 'recovery' and relname = 'deadlines') as dead_rows,
       (select n_live_tup from pg_stat_user_tables where schemaname = 'recovery' and relname = 'deadlines') as live_rows;
