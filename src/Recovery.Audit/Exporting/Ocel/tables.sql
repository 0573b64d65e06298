-- The tables of OCEL 2.0 that do not depend on the types (its specification, section 6), and where an export that is under way has got to.
-- That last table is dropped when it is whole.
create table event_map_type (ocel_type text primary key, ocel_type_map text not null);

create table object_map_type (ocel_type text primary key, ocel_type_map text not null);

create table event (ocel_id text primary key, ocel_type text not null references event_map_type (ocel_type));

create table object (ocel_id text primary key, ocel_type text not null references object_map_type (ocel_type));

create table event_object (
  ocel_event_id  text not null references event (ocel_id),
  ocel_object_id text not null references object (ocel_id),
  ocel_qualifier text not null,
  primary key (ocel_event_id, ocel_object_id, ocel_qualifier)
);

create table object_object (
  ocel_source_id text not null references object (ocel_id),
  ocel_target_id text not null references object (ocel_id),
  ocel_qualifier text not null,
  primary key (ocel_source_id, ocel_target_id, ocel_qualifier)
);

create table recovery_export (mark text not null);
