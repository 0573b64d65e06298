-- Keeps an arrival with its raw content; of a call that is known and not decided, the newer verdict. Answers whether it is new; nothing where it is known and decided.
-- $1 id · $2 kind · $3 system · $4 its id there · $5 at · $6 now · $7 direction · $8 sender · $9 sender's key · $10 subject · $11 text · $12 verdict · $13 code · $14 Message-ID · $15 agent · $16 content.
with kept as (
  insert into recovery.arrivals as a (id, kind, source_system, source_id, at, kept_at, direction, sender, sender_key, subject, said, verdict, code, message_id, agent, state)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'kept')
  on conflict (source_system, source_id) do update
    set verdict = excluded.verdict, code = excluded.code, said = excluded.said, agent = coalesce(excluded.agent, a.agent)
    where a.kind = 'call' and a.state in ('kept', 'waiting')
      and case when a.verdict = 'answered' and a.code = '' then excluded.verdict = 'answered' and excluded.code = '' -- somebody spoke with them, whatever another leg says
               when a.verdict = 'missed' then excluded.code <> 'line' -- a machine that takes the line does not answer a call
               else true end
  returning id, xmax = 0 as is_new
), content as (
  insert into recovery.arrival_contents (arrival_id, content) select id, $16 from kept where is_new and length($16) > 0
)
select is_new from kept;
