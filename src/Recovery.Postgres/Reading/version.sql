-- Version of a stream; no row for one that does not exist. $1 the case.
select version from recovery.mt_streams where id = $1;
