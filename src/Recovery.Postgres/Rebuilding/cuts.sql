-- Every n-th stream, in order: where to cut the streams into parts of about equal size. One of tombstones or accesses (Reading/log.sql) cuts as well as another. $1 n.
select id from (select id, row_number() over (order by id) as n from recovery.mt_streams) s where n % $1 = 0 order by id;
