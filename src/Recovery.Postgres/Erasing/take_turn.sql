-- One at a time for one subject, until the end of the transaction. $1 subject.
select pg_advisory_xact_lock(hashtextextended($1::text, 5279683262));
