-- Of which something is left to forget. $1 subject · $2 a case of theirs, or null.
select recovery.cases_left($1, $2);
