-- What has been taken from the counters of a text, over all its versions.
create table homologation.register (
  site     uuid  not null references circuit.site,
  text     text  not null,
  counter  text  not null,
  document jsonb not null,
  constraint counter_kept_once primary key (site, text, counter)
);
