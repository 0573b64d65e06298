-- What happens from now on is sent again. $1 id.
update recovery.subscriptions set disabled_at = null, disabled_because = null where id = $1 and disabled_at is not null;
