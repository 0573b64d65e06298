-- $1 name · $2 secret, sealed.
update recovery.house_secrets set secret = $2, sealed = true where name = $1;
