-- Keeps an arrival with its raw content and the key that closes both; answers nothing where its source is known.
-- $1 id · $2 kind · $3 system · $4 its id there · $5 at · $6 now · $7 direction · $8 sender, sealed · $9 sender's hash · $10 subject, sealed · $11 text, sealed · $12 verdict · $13 code
-- $14 Message-ID, sealed · $15 its hash · $16 agent · $17 content, sealed · $18 master key · $19 its own key, wrapped.
with kept as (
  insert into recovery.arrivals (id, kind, source_system, source_id, at, kept_at, direction, sender, sender_key, subject, said, verdict, code, message_id, message_key, agent, state, sealed)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'kept', true)
  on conflict (source_system, source_id) do nothing
  returning id
), content as (
  insert into recovery.arrival_contents (arrival_id, content) select id, $17 from kept where length($17) > 0
), closed as (
  insert into vault.keys (owner, subject, master, wrapped, made_at) select id, id, $18, $19, clock_timestamp() from kept
)
select true from kept;
