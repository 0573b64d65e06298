-- By what complainants are reached. $1 cases · $2 hashed keys.
insert into recovery.reach (complaint_id, key)
select * from unnest($1::uuid[], $2::text[])
on conflict do nothing;
