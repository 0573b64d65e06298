-- Cases that begin. The name and the reference are also kept as they are written. $1 cases · $2 languages · $3 hashed names and references · $4 hashed words.
insert into recovery.search (complaint_id, language, document)
select id, language, recovery.with_lexemes(recovery.with_lexemes('', name), words)
from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as c (id, language, name, words);
