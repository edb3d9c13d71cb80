-- What is written about circuits: orders in their versions, and what needs none.
create schema homologation;

-- Grows with every change of what is written about a site, and only then.
create table homologation.revision (
  site     uuid   not null primary key references circuit.site,
  revision bigint not null
);

-- One version of one text. Two of them are never in force on the same day.
create table homologation.version (
  site     uuid      not null references circuit.site,
  key      text      not null,
  version  text      not null,
  position int       not null,
  during   daterange not null,
  document jsonb     not null,
  constraint text_in_force_once exclude using gist (site with =, key with =, during with &&)
);

create table homologation.exemption (
  site     uuid  not null references circuit.site,
  position int   not null,
  document jsonb not null,
  constraint exemption_at_its_place primary key (site, position)
);
