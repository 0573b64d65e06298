-- Cases whose words match, each asked in its own language: the words asked for are stemmed as the words of the case were.
select s.complaint_id from recovery.search s
where (s.language = 'fr' and s.document @@ recovery.asked_words('french', @text))
   or (s.language = 'es' and s.document @@ recovery.asked_words('spanish', @text))
   or (s.language = 'en' and s.document @@ recovery.asked_words('english', @text))
   or (s.language not in ('fr', 'es', 'en') and s.document @@ recovery.asked_words('simple', @text))
