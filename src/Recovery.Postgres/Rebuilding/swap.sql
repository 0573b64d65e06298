-- The new tables take the names of the live ones, and the live ones go. Leases in force are kept: whoever asks now goes on.
do $$
declare
  t     text;
  found record;
begin
  update recovery.deadlines_rebuilt n set lease_until = d.lease_until, lease_token = d.lease_token
  from recovery.deadlines d
  where d.complaint_id = n.complaint_id and d.fires_at = n.fires_at and d.lease_token <> 0;

  foreach t in array array['worklist', 'deadlines'] loop
    execute format('drop table recovery.%I', t);
    execute format('alter table recovery.%I rename to %I', t || '_rebuilt', t);
    for found in
      select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = format('recovery.%I', t)::regclass
    loop
      execute format('alter index recovery.%I rename to %I', found.name, regexp_replace(found.name, '_rebuilt$', ''));
    end loop;
  end loop;
end
$$;
