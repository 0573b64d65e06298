-- The limit that bench figures are measured against: one new case per transaction, four statements, a durable commit.
-- pgbench -n -M prepared -c 32 -j 2 -T 20 -D run=$(date +%s) -D n=0 -f four_statements.sql
-- JSON numbers and null stand after a blank: pgbench takes a colon and a word for a variable.
-- Ids grow with time like the product's (random ones would be slower here, and flatter us); run and n make them unique.
\set n :n + 1
\set id ((:run - 1700000000) * 16777216 + :n) * 128 + :client_id
\set due random(60, 1000000)
begin;
insert into recovery.mt_streams (id, type, version) values (lpad(to_hex(:id::bigint), 32, '0')::uuid, 'complaint', 1);
insert into recovery.mt_events (seq_id, id, stream_id, version, data, type, timestamp, headers, correlation_id, user_name)
  values (nextval('recovery.mt_events_sequence'), lpad(to_hex(:id::bigint), 32, '0')::uuid, lpad(to_hex(:id::bigint), 32, '0')::uuid, 1,
    '{"channel":"email","language":"fr","touchpoint":"delivery","severity":"normal","narrative":"AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4/QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl9gYWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoOEhYaHiImKi4yNjo+QkZKTlJWWl5iZmpucnZ6foKGio6Slpqeoqaqr","complainant":{"name":"rLW2t7i5uru8vb6/wMHCw8TFxsfIycrLzM3Oz9DR","email":"0tPU1dbX2Nna29zd3t/g4eLj5OXm5+jp6uvs7e7v"},"source":{"system":"mail","id":"<20260102.1234567@example.org>"},"pack":{"name":"standard","version": 3},"calendar":{"name":"paris","version": 2}}',
    'complaint-received.v1', clock_timestamp(), '{"actor":"agent-7","onBehalfOf": null}', to_hex(:id::bigint), 'agent-7');
insert into recovery.worklist (complaint_id, reference, version, updated_position, received_at, next_due, prior_contacts, broken_promises, ended,
    stage, channel, language, severity, procedure, next_milestone, pack, calendar, complainant, excerpt, clocks)
  values (lpad(to_hex(:id::bigint), 32, '0')::uuid, 'R-' || to_hex(:id::bigint), 1, 1, clock_timestamp(), clock_timestamp() + (:due)::int * interval '1 second', 0, 0, false,
    'received', 'email', 'fr', 'normal', 'informal', 'acknowledge', 'standard@3', 'paris@2', 'Jeanne Martin',
    'Le chauffage est tombe en panne deux fois cette semaine et personne ne m''a rappelee depuis lundi, malgre trois appels.',
    '[{"milestone":"acknowledge","dueOn":"2026-03-02","state":"running"},{"milestone":"reformulate","dueOn":"2026-03-03","state":"running"},{"milestone":"resolve","dueOn":"2026-03-20","state":"running"}]');
insert into recovery.deadlines (complaint_id, fires_at) values (lpad(to_hex(:id::bigint), 32, '0')::uuid, clock_timestamp() + (:due)::int * interval '1 second');
commit;
