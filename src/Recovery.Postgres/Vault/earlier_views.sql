-- Saved views that are to be sealed.
select id, name, query from recovery.saved_views where name not like 'sealed:%';
