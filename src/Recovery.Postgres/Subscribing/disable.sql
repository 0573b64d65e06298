-- Nothing more is sent. $1 id · $2 why.
update recovery.subscriptions set disabled_at = clock_timestamp(), disabled_because = $2 where id = $1 and disabled_at is null;
