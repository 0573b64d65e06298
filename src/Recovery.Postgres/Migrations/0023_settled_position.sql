-- The last position of which it is certain what became of it, and of all before it: whoever looks afterwards sees its event, or there never
-- will be one. Writers hold the append lock, alone or shared, from before they take a position until it is visible or gone: whoever has it
-- alone has waited for every one of them.
--
-- The lock is given back before the answer, even within the transaction of a caller: the block that took it is rolled back, and what it found
-- out is a variable. Whatever happens in between, an error, a cancelled statement, a lost session, leaves no lock behind, as one of the session
-- might on a pooled connection.
--
-- A writer that does not come to its end is not waited for for long, for others queue behind whoever waits: 55P03, to be tried again later.
create function recovery.settled_position() returns bigint language plpgsql
  set lock_timeout = '500ms'
as $$
declare
  settled bigint;
begin
  perform pg_advisory_xact_lock(5279683261);
  -- The sequence, and not only the log: positions at its end may have gone with their transaction.
  select greatest(case when s.is_called then s.last_value else 0 end, (select max(seq_id) from recovery.mt_events)) into settled
  from recovery.mt_events_sequence s;
  raise exception using errcode = 'RC001';
exception
  when sqlstate 'RC001' then
    return settled;
  when lock_not_available then
    raise exception 'a writer holds the append lock for longer than half a second' using errcode = 'lock_not_available';
end
$$;
