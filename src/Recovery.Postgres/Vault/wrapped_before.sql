-- Keys that another master key wraps. $1 the current one · $2 after this owner, or null · $3 at most so many.
select owner, master, wrapped
from vault.keys
where master <> $1 and ($2 is null or owner > $2)
order by owner
limit $3;
