-- The words of cases that go on, as the language of each bends them. One that is not there was erased. $1 cases · $2 words.
select s.complaint_id, recovery.with_words('', recovery.grammar_of(s.language), c.words)
from unnest($1::uuid[], $2::text[]) as c (id, words)
join recovery.search s on s.complaint_id = c.id;
