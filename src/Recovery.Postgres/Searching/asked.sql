-- The words somebody looks for, as each language bends them. $1 words.
select recovery.asked_words('french', $1)::text, recovery.asked_words('spanish', $1)::text, recovery.asked_words('english', $1)::text, recovery.asked_words('simple', $1)::text;
