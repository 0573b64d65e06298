-- Published packs and calendars. A version never changes: streams name the version they were promised under.
-- The text is kept byte for byte, because its hash is what an auditor compares.

create table recovery.policies (
  kind         text        not null collate "C",
  name         text        not null collate "C",
  version      integer     not null,
  content      text        not null,
  sha256       bytea       not null,
  published_at timestamptz not null,
  primary key (kind, name, version)
);
