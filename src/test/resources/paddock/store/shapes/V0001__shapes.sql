-- Every shape of table that could be hard to bring back.
create schema shape;

-- Each points at the other, and at itself; neither can be filled first.
create table shape.driver (
  id     bigint  not null primary key generated always as identity,
  mentor bigint  references shape.driver,
  team   bigint  not null,
  points numeric not null,
  double numeric generated always as (points * 2) stored
);

create table shape.team (
  id     bigint not null primary key,
  leader bigint not null references shape.driver deferrable initially deferred
);

alter table shape.driver add constraint driver_has_team foreign key (team) references shape.team on delete cascade;

create table shape."Order" (
  "select" text    primary key,
  bytes    bytea,
  moment   timestamptz,
  span     interval,
  numbers  float8[],
  during   daterange,
  about    jsonb,
  ranked   int constraint ranked_once unique deferrable initially deferred
);

create table shape.lap (
  driver bigint not null references shape.driver,
  on_day date   not null
) partition by range (on_day);
create table shape.lap_before partition of shape.lap for values from (minvalue) to ('2026-01-01');
create table shape.lap_since partition of shape.lap for values from ('2026-01-01') to (maxvalue);

create sequence shape.ticket;
create sequence shape.untouched start 7;

-- Would write every lap twice if it fired while a backup comes back.
create table shape.note (said text not null);
create function shape.note_it() returns trigger language plpgsql as
  $$ begin insert into shape.note values (new.mentor::text || 'x'); return new; end $$;
create trigger noted after insert on shape.driver for each row when (new.mentor is not null) execute function shape.note_it();
alter table shape.driver enable always trigger noted;
insert into shape.note values ('seed');
