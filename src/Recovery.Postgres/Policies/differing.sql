-- Versions that are there with other content than the one given. Parameters as of publish.
select p.kind, p.name, p.version
from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::bytea[]) as p (kind, name, version, content, sha256)
join recovery.policies q on q.kind = p.kind and q.name = p.name and q.version = p.version
where q.content <> p.content or q.sha256 <> p.sha256
order by 1, 2, 3;
