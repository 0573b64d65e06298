-- Tables like the live ones, beside them and without their indexes: columns, defaults, storage options, grants.
do $$
declare
  t       text;
  options text;
  granted record;
begin
  foreach t in array array['worklist', 'deadlines'] loop
    execute format('create table recovery.%I (like recovery.%I including all excluding indexes)', t || '_rebuilt', t);
    select array_to_string(reloptions, ', ') into options from pg_class where oid = format('recovery.%I', t)::regclass;
    if options <> '' then
      execute format('alter table recovery.%I set (%s)', t || '_rebuilt', options);
    end if;
    for granted in
      select a.privilege_type, case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end as grantee
      from pg_class c cross join aclexplode(c.relacl) a
      where c.oid = format('recovery.%I', t)::regclass and a.grantee <> c.relowner
    loop
      execute format('grant %s on recovery.%I to %s', granted.privilege_type, t || '_rebuilt', granted.grantee);
    end loop;
  end loop;
  create unlogged table recovery.rebuild_differing (complaint_id uuid primary key);
end
$$;
