-- What the screens keep.

-- Keys that seal the sessions' cookies and the forms' tokens: every node opens what another sealed, and a restart signs nobody out.
create table recovery.protection_keys (
  name text primary key,
  xml text not null,
  made_at timestamptz not null default clock_timestamp()
);

-- Who looks at which case now. Worth nothing after a crash.
create unlogged table recovery.presence (
  complaint_id uuid not null,
  person text not null,
  seen_at timestamptz not null,
  primary key (complaint_id, person)
);

-- Questions to the worklist that somebody asks again and again, as the query string of the page.
create table recovery.saved_views (
  id uuid primary key,
  owner text not null,
  name text not null,
  query text not null,
  made_at timestamptz not null default clock_timestamp(),
  unique (owner, name)
);
