-- The words of cases that begin, as their language bends them. $1 cases · $2 languages · $3 names and references · $4 words.
select id, to_tsvector('simple', left(name, 10000)), recovery.with_words('', recovery.grammar_of(language), words)
from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as c (id, language, name, words);
