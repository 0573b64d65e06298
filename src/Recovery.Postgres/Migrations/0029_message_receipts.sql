-- A mail service tells what became of a message by its Message-ID.
create index outbox_sent_as on recovery.outbox (sent_as) where sent_as is not null;
