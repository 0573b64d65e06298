-- Tiles of leaves in order. $1 from this index on · $2 at most so many.
select level, index, hashes, positions from recovery.notary_tiles where level = 0 and index >= $1 order by index limit $2;
