-- What became of a message of mail that had left: given up after all, for a person to see, or arrived; where somebody else still tries, the reason alone.
-- $1 Message-ID · $2 why it did not arrive, null where it did · $3 whether that is final.
update recovery.outbox
set failed_at   = case when not $3 then failed_at when $2::text is null then null else coalesce(failed_at, clock_timestamp()) end,
    done_at     = case when not $3 then done_at when $2::text is null then coalesce(done_at, clock_timestamp()) end,
    last_error  = $2,
    lease_until = null, lease_token = 0
where kind = 'mail' and not not_sent and sent_as in ($1, '<' || $1 || '>') and (done_at is not null or failed_at is not null)
returning id;
