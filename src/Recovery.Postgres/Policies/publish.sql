-- Publishes what is not there yet. $1 kinds · $2 names · $3 versions · $4 contents · $5 hashes.
insert into recovery.policies (kind, name, version, content, sha256, published_at)
select kind, name, version, content, sha256, clock_timestamp()
from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::bytea[]) as p (kind, name, version, content, sha256)
on conflict (kind, name, version) do nothing;
