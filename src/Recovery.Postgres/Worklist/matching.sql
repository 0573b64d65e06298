w.complaint_id in (
    -- each case in its own language: words of a query are stemmed as the words of the case were
    select s.complaint_id from recovery.search s
    where (s.language = 'fr' and s.document @@ websearch_to_tsquery('french', @text))
       or (s.language = 'es' and s.document @@ websearch_to_tsquery('spanish', @text))
       or (s.language = 'en' and s.document @@ websearch_to_tsquery('english', @text))
       or (s.language not in ('fr', 'es', 'en') and s.document @@ websearch_to_tsquery('simple', @text)))
