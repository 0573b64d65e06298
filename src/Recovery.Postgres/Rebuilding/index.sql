-- The indexes and keys of the live tables on the new ones, under passing names.
do $$
declare
  t     text;
  found record;
begin
  foreach t in array array['worklist', 'deadlines'] loop
    for found in
      select c.relname as name, pg_get_indexdef(c.oid) as definition, k.contype
      from pg_index i join pg_class c on c.oid = i.indexrelid left join pg_constraint k on k.conindid = c.oid and k.contype in ('p', 'u')
      where i.indrelid = format('recovery.%I', t)::regclass
      order by c.relname
    loop
      execute replace(found.definition,
        format(' INDEX %I ON recovery.%I USING ', found.name, t), format(' INDEX %I ON recovery.%I USING ', found.name || '_rebuilt', t || '_rebuilt'));
      if found.contype is not null then
        execute format('alter table recovery.%I add constraint %I %s using index %I', t || '_rebuilt', found.name || '_rebuilt',
          case found.contype when 'p' then 'primary key' else 'unique' end, found.name || '_rebuilt');
      end if;
    end loop;
    execute format('analyze recovery.%I', t || '_rebuilt');
  end loop;
end
$$;
