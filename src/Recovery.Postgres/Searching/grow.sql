-- Cases that go on. One that is not there was erased. $1 cases · $2 hashed words.
update recovery.search s
set document = recovery.with_lexemes(s.document, c.words)
from unnest($1::uuid[], $2::text[]) as c (id, words)
where s.complaint_id = c.id;
