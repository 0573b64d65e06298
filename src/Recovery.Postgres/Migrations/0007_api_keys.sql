-- Keys of systems. Only the hash of the secret is here: a stolen backup opens nothing.

create table recovery.api_keys (
  id          text        not null collate "C" primary key,
  name        text        not null,
  role        text        not null collate "C",
  secret_hash bytea       not null,
  created_at  timestamptz not null,
  revoked_at  timestamptz
);
