-- One round trip for all that waits: recovery.append_batch says what each argument is. A key that is there already ends the statement: the caller
-- closed with another.
with kept as (
  insert into vault.keys (owner, subject, master, wrapped, made_at)
  select owner, subject, master, wrapped, clock_timestamp() from unnest($51, $52, $53, $54) as k (owner, subject, master, wrapped) -- new keys
)
select status, versions, positions, database_time from recovery.append_batch(
  $1, $2, $3, $4, $5, -- units
  $6, $7, $8, $9, $10, $11, $12, $13, $14, -- events
  $15, $16, $17, $18, -- keys
  $19, $20, $21, $22, $23, -- outbox
  $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, -- worklist
  $43, $44, $45, $46, $47, $48, $49, $50); -- new cases
