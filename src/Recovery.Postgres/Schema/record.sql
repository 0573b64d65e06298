insert into recovery.migrations (name, checksum) values ($1, $2);
