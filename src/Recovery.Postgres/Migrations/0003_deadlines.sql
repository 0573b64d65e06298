-- The next instant at which a case's state must be asked: one narrow row a case, replaced or deleted by every append.
-- A row is a question, not a decision: asking early, twice or late decides nothing wrong (DESIGN 4).

create table recovery.deadlines (
  complaint_id uuid        not null primary key,
  fires_at     timestamptz not null,
  lease_until  timestamptz,                  -- held by a node until then; an append frees the row
  lease_token  bigint      not null default 0 -- fence: whoever holds an older token is refused
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

-- The lease is left out on purpose: a claim then touches no index (a heap-only update).
create index deadlines_fires_at on recovery.deadlines (fires_at);

-- One source of fencing tokens for deadlines and outbox: a token never comes twice, not even for a row made anew.
create sequence recovery.lease_tokens;
