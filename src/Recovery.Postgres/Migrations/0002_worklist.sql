-- One row per case, written in the transaction of the append: you read what you wrote (DESIGN 8).
-- Words that only this program compares are collated "C": a memcmp, and no dependence on the locale of the machine.

create table recovery.worklist (
  complaint_id     uuid        not null primary key,
  reference        text        not null collate "C" unique,
  version          integer     not null,
  updated_position bigint      not null,
  received_at      timestamptz not null,
  next_due         timestamptz,                        -- earliest open deadline; null when nothing is owed
  final_due_at     timestamptz,
  resolved_at      timestamptz,
  finished_at      timestamptz,
  prior_contacts   integer     not null,
  broken_promises  integer     not null,
  ended            boolean     not null,
  stage            text        not null collate "C",
  channel          text        not null collate "C",
  language         text        not null collate "C",
  severity         text        not null collate "C",
  procedure        text        not null collate "C",
  assignee         text        collate "C",
  team             text        collate "C",
  next_milestone   text        collate "C",
  customer_size    text        collate "C",            -- for the report on respect only; no filter and no order reads it
  root_need        text        collate "C",
  root_touchpoint  text        collate "C",
  pack             text        not null collate "C",
  calendar         text        not null collate "C",
  complainant      text        not null,               -- personal
  excerpt          text        not null,               -- personal
  clocks           json        not null                -- every clock with its due instant and state; read whole, so json: a third smaller, no parsing
) with (fillfactor = 85);

-- The order of the worklist. What nothing is owed on comes last; the id makes the order total, for keyset paging.
-- The narrow words at the end are never searched by: a filter on them is answered inside the index, without a visit
-- to the row, so that a page of a rare combination stays quick at a million cases.
create index worklist_due on recovery.worklist
  (coalesce(next_due, 'infinity'), complaint_id, channel, stage, severity, language) where not ended;

create index worklist_assignee on recovery.worklist
  (assignee, coalesce(next_due, 'infinity'), complaint_id) where not ended and assignee is not null;

create index worklist_team on recovery.worklist
  (team, coalesce(next_due, 'infinity'), complaint_id) where not ended and team is not null;

create index worklist_ended on recovery.worklist (finished_at, complaint_id) where ended;
