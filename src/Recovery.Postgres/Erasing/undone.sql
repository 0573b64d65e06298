-- Whether a key is there that was destroyed. $1 subject · $2 when that was asked for.
select exists (select from vault.keys k where k.subject = $1 and k.made_at <= $2);
