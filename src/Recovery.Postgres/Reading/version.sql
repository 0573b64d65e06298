-- Version of a stream; no row for one that does not exist or is of accesses, and 0 for one of tombstones (log.sql), which Marten does not count. $1 the case.
select version from recovery.mt_streams where id = $1 and type is distinct from 'access';
