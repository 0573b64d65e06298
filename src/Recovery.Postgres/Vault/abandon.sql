-- The master key is lost: whatever only it could open is closed for good, and whatever only it could find is begun anew. One transaction, hosts stopped.
truncate vault.keys, vault.masters;
update recovery.house_secrets set secret = sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), sealed = false where sealed;
update recovery.subscriptions
set secrets = '{}', disabled_at = coalesce(disabled_at, clock_timestamp()), disabled_because = 'its secret was lost with the master key: subscribe anew';
truncate recovery.saved_views, recovery.search, recovery.reach, recovery.arrival_contents;
update recovery.arrivals set sender = '', sender_key = '', subject = null, said = '', message_id = null, message_key = null, reason = null where sealed;
delete from recovery.checkpoints where follower in ('search', 'reach');
