-- Who may do what in the database (ops/runbooks/rights.md). Run by the owner of the tables, after every `recovery migrate`, as often as you like:
--
--   psql "…owner's connection…" -v ON_ERROR_STOP=1 -f ops/postgres/roles.sql
--
-- recovery_app      what the host needs and no more: it may add to the log, and neither change nor remove anything of it
-- recovery_auditor  reads what the log is made of, and nothing of secrets, messages and keys
--
-- Both are groups that nobody signs in as: make people and hosts members of them. Whoever owns the tables may do anything to them, so a host
-- does not run as the owner; that the owner did nothing is what the notary's checkpoints are for.

begin;

do $$
begin
  if not pg_has_role((select relowner from pg_class where oid = 'recovery.mt_events'::regclass), 'usage') then
    raise exception 'run this as the owner of the tables, not as %', current_user using errcode = 'insufficient_privilege';
  end if;
end
$$;

-- Roles are the server's, not the database's: another database may have made them already, even at this moment.
do $$
declare
  r text;
begin
  foreach r in array array['recovery_app', 'recovery_auditor'] loop
    if to_regrole(r) is null then
      begin
        execute format('create role %I nologin', r);
      exception when duplicate_object or unique_violation then
        null;
      end;
    end if;
  end loop;
end
$$;

-- What was granted before is taken back first, so that nothing stays that is no longer said here. Whoever works meanwhile notices nothing: it is
-- one transaction.
revoke all on all tables in schema recovery, vault from recovery_app, recovery_auditor;
revoke all on all sequences in schema recovery, vault from recovery_app, recovery_auditor;
revoke all on schema recovery, vault from recovery_app, recovery_auditor, public;
revoke create on schema public from public;
grant usage on schema recovery, vault to recovery_app;
grant usage on schema recovery to recovery_auditor;

-- A position may be taken (nextval), never set back (setval needs update).
grant usage, select on all sequences in schema recovery to recovery_app;

-- Every table by name: one that is not named here ends this file, so that nothing new is open, or closed, by oversight. Tables that a version
-- does not have yet are passed over.
do $$
declare
  rule record;
  new  text;
begin
  create temporary table rights (name text primary key, app text, auditor text) on commit drop;
  insert into rights values
    -- The log: added to, never changed. A stream's row counts its versions; deleting it would take its events along (the foreign key cascades).
    ('recovery.mt_events',            'select, insert',                                    'select'),
    ('recovery.mt_streams',           'select, insert, update (version, timestamp)',       'select'),
    ('recovery.mt_event_progression', 'select, references',                                'select'),
    -- Marten's own, of which nothing here makes use. Its check of the schema sees the keys only of tables that one may do more with than read;
    -- references is the least of it: without a schema to make tables in, it is good for nothing.
    ('recovery.mt_doc_deadletterevent', 'select, references',                              null),
    ('recovery.mt_doc_envelope',      'select, references',                                null),
    ('recovery.mt_high_water_skips',  'select, references',                                null),
    ('recovery.accesses',             'select, insert',                                    'select'),
    ('recovery.idempotency',          'select, insert, update (position)',                 null),
    ('recovery.migrations',           'select',                                            'select'),
    ('recovery.policies',             'select, insert',                                    'select'),
    ('recovery.erasures',             'select, insert, update (complaints, done_at)',      'select'),
    -- What the notary says of the log: its tree grows at the end, what it signed stays.
    ('recovery.notary_log',           'select, update (size, position)',                   'select'),
    ('recovery.notary_tiles',         'select, insert, update (positions, hashes)',        'select'),
    ('recovery.notary_checkpoints',   'select, insert',                                    'select'),
    ('recovery.verifications',        'select, insert, update (events, read, seen_at, state, stop, ended_at, verdict, trouble), delete', 'select'),
    -- What is derived, and what moves.
    ('recovery.worklist',             'select, insert, update',                            'select'),
    ('recovery.deadlines',            'select, insert, update, delete',                    'select'),
    ('recovery.checkpoints',          'select, insert, update',                            'select'),
    ('recovery.search',               'select, insert, update, delete',                    null),
    ('recovery.reach',                'select, insert, update, delete',                    null),
    ('recovery.outbox',               'select, insert, update, delete',                    null),
    ('recovery.arrivals',             'select, insert, update',                            null),
    ('recovery.arrival_contents',     'select, insert, update, delete',                    null),
    ('recovery.seen_proofs',          'select, insert, update, delete',                    null),
    ('recovery.presence',             'select, insert, update, delete',                    null),
    ('recovery.saved_views',          'select, insert, update, delete',                    null),
    -- Secrets: used by the host alone.
    ('recovery.subscriptions',        'select, insert, update, delete',                    null),
    ('recovery.api_keys',             'select, insert, update (revoked_at)',               null),
    ('recovery.protection_keys',      'select, insert',                                    null),
    ('recovery.house_secrets',        'select, insert, update (secret, sealed)',           null),
    ('vault.masters',                 'select, insert',                                    null),
    ('vault.keys',                    'select, insert, update (wrapped, master, subject), delete', null);

  select string_agg(format('%I.%I', schemaname, tablename), ', ' order by tablename) into new
  from pg_tables
  where schemaname in ('recovery', 'vault') and format('%I.%I', schemaname, tablename) not in (select name from rights)
    and tablename not in ('worklist_rebuilt', 'deadlines_rebuilt', 'rebuild_differing'); -- a rebuild under way grants as the live tables do
  if new is not null then
    raise exception 'ops/postgres/roles.sql says nothing of %: it belongs to another version', new;
  end if;

  for rule in select * from rights where to_regclass(name) is not null loop
    execute format('grant %s on %s to recovery_app', rule.app, rule.name);
    if rule.auditor is not null then
      execute format('grant %s on %s to recovery_auditor', rule.auditor, rule.name);
    end if;
  end loop;

  -- Marten and Wolverine: messages on their way, of which nothing is a record.
  if to_regnamespace('recovery_messages') is not null then
    grant usage on schema recovery_messages to recovery_app;
    grant select, insert, update, delete on all tables in schema recovery_messages to recovery_app;
    grant usage, select on all sequences in schema recovery_messages to recovery_app;
  end if;
end
$$;

-- Between a migration and the next run of this file, hosts may read and add to tables that came with it, and change nothing. The auditor gets
-- nothing by itself: a new table may hold a secret.
alter default privileges in schema recovery grant select, insert on tables to recovery_app;
alter default privileges in schema recovery grant usage, select on sequences to recovery_app;

commit;
