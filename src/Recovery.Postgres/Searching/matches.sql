-- Cases whose words match, each asked in its own language: the words asked for are stemmed as the words of the case were, and hashed as they were.
select s.complaint_id from recovery.search s
where (s.language = 'fr' and s.document @@ @french::tsquery)
   or (s.language = 'es' and s.document @@ @spanish::tsquery)
   or (s.language = 'en' and s.document @@ @english::tsquery)
   or (s.language not in ('fr', 'es', 'en') and s.document @@ @written::tsquery)
