-- What opens personal data stands in a schema of its own, with a backup of its own: a backup of the rest is unreadable without it, and a
-- restored one stays unreadable where a key was destroyed since (DESIGN 6, decision 0013).
create schema vault;

-- Master keys that wrapped keys of this database, known by a hash of themselves.
create table vault.masters (
  id            text        not null collate "C" primary key,
  introduced_at timestamptz not null
);

-- The key of each case and of each arrival, wrapped. Deleting a row erases whatever it closed, wherever copies of that lie.
create table vault.keys (
  owner   uuid        not null primary key,            -- the case or the arrival; the nil UUID is the house's own
  subject uuid        not null,                        -- the complainant; an arrival is one of its own until it is filed
  master  text        not null collate "C",
  wrapped bytea       not null,                        -- nonce, ciphertext, tag of AES-256-GCM
  made_at timestamptz not null
);

create index keys_subject on vault.keys (subject);

-- Who was, or is being, erased. Names nobody. A backup of keys that is restored is of no use to those in this list.
create table recovery.erasures (
  subject      uuid        not null,
  asked_at     timestamptz not null,
  asked_by     text        not null,
  reason       text        not null,
  legal_ground text        not null,
  complaints   uuid[]      not null,
  done_at      timestamptz,                            -- null: not finished, a duty goes on with it
  primary key (subject, asked_at)
);

create index erasures_open on recovery.erasures (asked_at) where done_at is null;
