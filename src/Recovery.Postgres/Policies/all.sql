-- Everything published.
select kind, name, version, content, sha256 from recovery.policies order by kind, name, version;
