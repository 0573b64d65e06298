-- Verifications that somebody started on a screen: how far each is, as another node may answer whoever looks, and what it came to. A convenience, and
-- no evidence: that one was started is an access in the log, and whoever does not believe its outcome runs the verifier elsewhere.
create table recovery.verifications (
  id         uuid        not null primary key,         -- in the order they were started
  started_at timestamptz not null,
  started_by text        not null,
  is_full    boolean     not null,
  state      text        not null collate "C",
  events     bigint      not null default 0,           -- leaves of the tree that is verified
  read       bigint      not null default 0,
  seen_at    timestamptz not null,
  stop       boolean     not null default false,       -- somebody asked
  ended_at   timestamptz,
  verdict    jsonb,
  trouble    text
);
