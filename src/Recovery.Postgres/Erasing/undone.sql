-- Which of these subjects have a key that was destroyed: the places in the list, from 1. $1 subjects · $2 when each was to be forgotten.
select e.n from unnest($1, $2) with ordinality as e (subject, asked_at, n)
where exists (select from vault.keys k where k.subject = e.subject and k.made_at <= e.asked_at and k.owner <> '00000000-0000-0000-0000-000000000000')
order by e.n;
