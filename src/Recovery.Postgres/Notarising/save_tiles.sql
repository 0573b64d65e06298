-- Tiles that are new or have grown. $1 levels · $2 indexes · $3 first positions, 0 for none · $4 positions, empty for none · $5 hashes.
insert into recovery.notary_tiles (level, index, first_position, positions, hashes)
select level, index, nullif(first_position, 0), case when level = 0 then positions end, hashes
from unnest($1::smallint[], $2::bigint[], $3::bigint[], $4::bytea[], $5::bytea[]) t (level, index, first_position, positions, hashes)
on conflict (level, index) do update set positions = excluded.positions, hashes = excluded.hashes;
