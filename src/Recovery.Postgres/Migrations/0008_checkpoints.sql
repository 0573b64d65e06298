-- How far each follower has come: moved in the transaction of its effect, so that neither runs ahead of the other.

create table recovery.checkpoints (
  follower   text        not null collate "C" primary key,
  position   bigint      not null,
  updated_at timestamptz not null
) with (fillfactor = 50);
