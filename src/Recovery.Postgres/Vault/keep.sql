-- The key of a case or of an arrival; one that is there already ends the transaction: the caller closed with another.
insert into vault.keys (owner, subject, master, wrapped, made_at) values (?, ?, ?, ?, clock_timestamp());
