-- The answer already given to a command, by the key its sender chose: kept as long as the case.
-- Same key and same payload: the same answer again. Same key, other payload: refused.

create table recovery.idempotency (
  scope        text    not null collate "C",
  key          text    not null collate "C",
  payload_hash bytea   not null,
  complaint_id uuid    not null,
  version      bigint  not null,
  position     bigint  not null,
  primary key (scope, key)
);
