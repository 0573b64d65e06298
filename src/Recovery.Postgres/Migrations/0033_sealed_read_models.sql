-- What stands beside the log says nothing of a person to whoever reads the tables (DESIGN 6): texts are sealed, and found again by keyed hashes.

-- An arrival is sealed with a key of its own; on a case, it goes when the complainant is erased. What is there already is sealed by the first process that
-- has the master key.
alter table recovery.arrivals
  add column message_key text    collate "C",           -- keyed hash of the Message-ID
  add column sealed      boolean not null default false;
create index arrivals_readable on recovery.arrivals (id) where not sealed;
drop index recovery.arrivals_message;
create index arrivals_message on recovery.arrivals (message_key) where message_key is not null and complaint_id is not null;
comment on column recovery.arrivals.sender is 'sealed';
comment on column recovery.arrivals.sender_key is 'keyed hash';
comment on column recovery.arrivals.subject is 'sealed';
comment on column recovery.arrivals.said is 'sealed';
comment on column recovery.arrivals.message_id is 'sealed';
comment on column recovery.arrivals.reason is 'sealed';
comment on column recovery.reach.key is 'keyed hash';

alter table recovery.house_secrets add column sealed boolean not null default false;

-- Words and addresses are followed again from the beginning, and hashed this time.
truncate recovery.search, recovery.reach;
delete from recovery.checkpoints where follower in ('search', 'reach');

-- The words of a case with those of one more text, each a keyed hash. What goes beyond the size of a document is not searchable, as before (0020).
create function recovery.with_lexemes(document tsvector, lexemes text) returns tsvector language plpgsql immutable as $$
begin
  if octet_length(lexemes) < 200000 and pg_column_size(document) < 200000 then
    return document || lexemes::tsvector;
  end if;
  begin
    return document || lexemes::tsvector;
  exception when program_limit_exceeded then
    return document;
  end;
end
$$;
