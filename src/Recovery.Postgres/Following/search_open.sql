-- Cases that begin. The name and the reference are also kept as they are written. $1 cases · $2 languages · $3 name and reference · $4 words.
insert into recovery.search (complaint_id, language, document)
select id, language, recovery.with_words(to_tsvector('simple', left(name, 10000)), recovery.grammar_of(language), words)
from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as c (id, language, name, words);
