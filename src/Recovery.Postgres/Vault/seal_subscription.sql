-- $1 id · $2 secrets, sealed.
update recovery.subscriptions set secrets = $2 where id = $1;
