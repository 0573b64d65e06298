-- What turns the names of staff into pseudonyms where the log is taken away (decision 0015): made once, so that the same person has the same
-- pseudonym in every export of this house. Whoever holds an export and not this cannot try names out.
insert into recovery.house_secrets (name, secret)
values ('pseudonym-key', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
