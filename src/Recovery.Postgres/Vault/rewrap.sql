-- Keys wrapped anew; one that was destroyed meanwhile stays destroyed, and one that somebody else has wrapped stays as it is.
-- $1 owners · $2 as they were wrapped · $3 as they are now · $4 the master key.
update vault.keys k set wrapped = n.wrapped, master = $4
from unnest($1, $2, $3) as n (owner, before, wrapped)
where k.owner = n.owner and k.wrapped = n.before;
