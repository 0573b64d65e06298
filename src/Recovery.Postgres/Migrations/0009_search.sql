-- Words of a case for full-text search, filled by a follower: parsing text does not slow an append.
-- Prose is parsed in the language of the case, names and references as they are written ('simple').

create table recovery.search (
  complaint_id uuid     not null primary key,
  language     text     not null collate "C",
  document     tsvector not null
);

create index search_document on recovery.search using gin (document);
