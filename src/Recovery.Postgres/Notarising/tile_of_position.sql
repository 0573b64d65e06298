-- The tile that holds the leaf of a position, where any does. $1 position.
select level, index, hashes, positions from recovery.notary_tiles where level = 0 and first_position <= $1 order by first_position desc limit 1;
