-- Some tiles. $1 levels · $2 indexes.
select t.level, t.index, t.hashes, t.positions
from unnest($1::smallint[], $2::bigint[]) w (level, index) join recovery.notary_tiles t on t.level = w.level and t.index = w.index;
