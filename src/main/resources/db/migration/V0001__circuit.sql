-- The place: sites, circuits, sections, layouts, and what can be booked beside the tarmac.
create extension if not exists btree_gist;

create schema circuit;

create table circuit.site (
  id       uuid   not null primary key,
  key      text   not null constraint site_key_used_once unique,
  position bigint not null generated always as identity,
  revision bigint not null,
  zone     text   not null,
  about    jsonb  not null
);

create table circuit.circuit (
  id       uuid  not null primary key,
  site     uuid  not null references circuit.site,
  key      text  not null,
  position int   not null,
  about    jsonb not null,
  constraint circuit_key_used_once unique (site, key)
);

-- What one user can have at a time: a section of track, or one unit of a pool.
create table circuit.resource (
  id   uuid not null primary key,
  site uuid not null references circuit.site
);

create table circuit.section (
  resource uuid      not null primary key references circuit.resource,
  circuit  uuid      not null references circuit.circuit,
  key      text      not null,
  position int       not null,
  during   daterange not null,
  line     float8[],
  about    jsonb     not null,
  constraint section_key_used_once unique (circuit, key),
  constraint line_is_pairs_of_degrees check (cardinality(line) >= 4 and cardinality(line) % 2 = 0)
);

create table circuit.layout (
  id       uuid  not null primary key,
  circuit  uuid  not null references circuit.circuit,
  key      text  not null,
  position int   not null,
  shape    text  not null constraint shape_is_known check (shape in ('CLOSED', 'OPEN')),
  name     jsonb not null,
  constraint layout_key_used_once unique (circuit, key)
);

create table circuit.course (
  id     uuid      not null primary key,
  layout uuid      not null references circuit.layout on delete cascade,
  during daterange not null,
  about  jsonb     not null,
  constraint layout_goes_one_way_a_day exclude using gist (layout with =, during with &&)
);

create table circuit.course_section (
  course   uuid not null references circuit.course on delete cascade,
  position int  not null,
  section  uuid not null references circuit.section,
  primary key (course, position)
);

create table circuit.pool (
  id       uuid  not null primary key,
  site     uuid  not null references circuit.site,
  circuit  uuid  references circuit.circuit,
  key      text  not null,
  position int   not null,
  about    jsonb not null,
  constraint pool_key_used_once unique (site, key)
);

create table circuit.unit (
  resource uuid      not null primary key references circuit.resource,
  pool     uuid      not null references circuit.pool,
  key      text      not null,
  position int       not null,
  during   daterange not null,
  constraint unit_key_used_once unique (pool, key)
);

create table circuit.exclusion (
  site     uuid      not null references circuit.site,
  first    uuid      not null references circuit.layout,
  second   uuid      not null references circuit.layout,
  position int       not null,
  during   daterange not null,
  reason   jsonb     not null,
  constraint exclusion_said_once exclude using gist (first with =, second with =, during with &&)
);

create index section_of_circuit on circuit.section (circuit);
create index course_section_of_section on circuit.course_section (section);
create index layout_of_circuit on circuit.layout (circuit);
