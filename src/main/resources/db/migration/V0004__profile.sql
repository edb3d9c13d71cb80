-- Kinds of use whose lawful hours are drawn, in the order in which they are shown.
create table homologation.profile (
  site     uuid  not null references circuit.site,
  position int   not null,
  document jsonb not null,
  constraint profile_at_its_place primary key (site, position)
);
