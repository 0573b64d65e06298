-- The tables of the limit: the same files as the product's, so that every index is paid for here too.
-- psql -f schema.sql an_empty_database
create schema recovery;
\ir ../../../src/Recovery.Postgres/Migrations/0001_event_tables.sql
\ir ../../../src/Recovery.Postgres/Migrations/0002_worklist.sql
\ir ../../../src/Recovery.Postgres/Migrations/0003_deadlines.sql
