-- The log as a Merkle tree (DESIGN 7, decision 0014). The tree is made over the events in position order; positions have gaps, leaves do not.

-- The name of this log, made here and the same for ever, and how far the tree has grown.
create table recovery.notary_log (
  the_one  boolean not null primary key default true check (the_one),
  origin   text    not null collate "C",
  size     bigint  not null default 0,                  -- leaves
  position bigint  not null default 0                   -- of the last leaf; the same as that of the notary's checkpoint among the followers
);

insert into recovery.notary_log (origin) values ('recovery/' || gen_random_uuid());

-- 256 hashes a row. Level 0 holds leaves; a hash of a higher level is the root of a full row below it. Only the last row of a level still changes.
create table recovery.notary_tiles (
  level          smallint not null,
  index          bigint   not null,
  first_position bigint,                                -- of its first leaf; null above level 0
  positions      bytea,                                 -- steps from one leaf's position to the next, seven bits a byte; null above level 0
  hashes         bytea    not null,                     -- 32 bytes each
  primary key (level, index)
);

alter table recovery.notary_tiles alter column hashes set storage external; -- nothing in it can be compressed

create index notary_tiles_position on recovery.notary_tiles (first_position) where level = 0;

-- Heads of the tree as they were signed. The notes are also kept outside: whoever can write here can write anything here.
create table recovery.notary_checkpoints (
  size      bigint      not null primary key,
  root      bytea       not null,
  position  bigint      not null,                       -- of the last leaf
  signed_at timestamptz not null,
  note      text        not null,                       -- C2SP signed-note
  key       text        not null                        -- the verifier's line of the key that signed it
);
