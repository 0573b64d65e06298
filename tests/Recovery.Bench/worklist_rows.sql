-- A list of so many open cases, and their words for the search, to be hashed: one word is in a case of 2,000, another in five cases. $1 how many · $2 now
with numbers as materialized (
  select n, lpad(to_hex(n), 32, '0')::uuid as id, $2::timestamptz + (hashint4(n)::bigint + 2147483648) % 1728000 * interval '1 second' - interval '2 days' as due
  from generate_series(1, $1::int) n
), searched as (
  insert into bench_words (complaint_id, language, document)
  select id, 'fr', to_tsvector('french', 'B-' || n || ' Jeanne Martin chauffage panne technicien vendredi appels semaine rendez-vous mot' || n % 2000 || ' rare' || n % ($1 / 5)) from numbers
)
insert into recovery.worklist (complaint_id, reference, version, updated_position, received_at, next_due, prior_contacts, broken_promises, ended,
  stage, channel, language, severity, procedure, assignee, team, next_milestone, pack, calendar, complainant, excerpt, clocks)
select id, 'B-' || n, 1, n, due - interval '5 days', due, 0, 0, false,
  (array['received', 'acknowledged', 'reformulated', 'confirmed', 'promised'])[1 + n % 5],
  (array['letter', 'verbal', 'phone', 'email', 'sms', 'web'])[1 + n / 5 % 6],
  'fr', (array['low', 'normal', 'high'])[1 + n / 30 % 3], 'informal', 'agent-' || n / 7 % 100, 'team-' || n / 11 % 10, 'acknowledge', 'house@1', 'house@1',
  'Jeanne Martin', 'Le chauffage est tombé en panne deux fois cette semaine et personne ne m''a rappelée depuis lundi, malgré trois appels.',
  '[{"id":"house.resolve.email","milestone":"resolve","startedAt":"2026-03-03T09:00:00Z","dueAt":"2026-03-10T17:00:00Z","final":true,"statutory":false}]'
from numbers;
