-- Two layouts that are kept apart share no section. What they share instead is a thing that either takes when it is
-- driven, so that the one constraint on what can be had once keeps them apart as well. Once there it stays: what was
-- booked while they were kept apart still has it.
create table circuit.pair (
  resource uuid not null primary key references circuit.resource,
  first    text not null,
  second   text not null
);

create function circuit.pair_id(site text, first text, second text) returns uuid language sql immutable as $$
  select cast(encode(set_byte(set_byte(named.digest, 6, (get_byte(named.digest, 6) & 15) | 128),
                              8, (get_byte(named.digest, 8) & 63) | 128), 'hex') as uuid)
    from (select substr(sha256(convert_to(concat_ws('/', site, 'pair', first, second), 'UTF8')), 1, 16)) as named (digest)
$$;

with apart as (
  select distinct circuit.pair_id(s.key, a.key, b.key) as id, s.id as site, a.key as first, b.key as second
    from circuit.exclusion e
    join circuit.site s on s.id = e.site
    join circuit.layout a on a.id = e.first
    join circuit.layout b on b.id = e.second
), added as (
  insert into circuit.resource (id, site) select id, site from apart
)
insert into circuit.pair (resource, first, second) select id, first, second from apart;

drop function circuit.pair_id;

-- What is sold: options, bookings and closures, and what each of them takes, when.
create schema booking;

create table booking.booking (
  id           uuid        not null primary key,
  number       bigint      not null generated always as identity constraint number_used_once unique, -- who asked first
  site         uuid        not null references circuit.site,
  kind         text        not null constraint kind_is_known check (kind in ('rental', 'closure', 'session')),
  company      uuid        references directory.company,
  state        text        not null
               constraint state_is_known check (state in ('waiting', 'option', 'booked', 'ended')),
  lapses_at    timestamptz, -- of an option, and of one that waits; whoever reads it later than this reads that it has lapsed
  ended        text
               constraint end_is_known check (ended in ('lapsed', 'released', 'cancelled', 'unlawful', 'not-granted', 'closed',
                                                     'lifted', 'not-chosen')),
  ended_at     timestamptz,
  asked_at     timestamptz not null,
  asked_by     uuid        references account.person on delete set null, -- Paddock itself has none either
  use          jsonb       not null, -- what runs: facts as a question to the order has them
  reference    text        not null, -- the client's own
  order_number text        not null, -- the client's own
  reason       text        not null, -- why it is closed; what a session is called
  confidential boolean     not null default false, -- its client is named to few
  version      int         not null, -- two who change it at once: the second is told
  demo         boolean     not null default false, -- of the demonstration: gone with it
  constraint rental_is_for_a_company check ((kind = 'rental') = (company is not null)),
  constraint option_lapses check ((state in ('option', 'waiting')) = (lapses_at is not null)),
  constraint end_has_a_time check ((state = 'ended') = (ended is not null) and (ended is null) = (ended_at is null)),
  constraint closure_is_booked check (kind = 'rental' or state in ('booked', 'ended'))
);
create index booking_of_company on booking.booking (company, number);
create index option_by_deadline on booking.booking (lapses_at) where state in ('option', 'waiting');

-- Years of which the demonstration has invented who had what.
create table booking.invented_year (
  site uuid not null references circuit.site,
  year int  not null,
  constraint year_invented_once primary key (site, year)
);

-- Options of which their client wants one: when it is booked, the others are over.
create table booking.choice (
  booking uuid not null primary key references booking.booking,
  choice  uuid not null
);
create index choice_by_id on booking.choice (choice);

-- One of the things that a booking asks for, each with its own window; a booking has all of them or none.
create table booking.claim (
  booking   uuid      not null references booking.booking,
  position  int       not null,
  layout    uuid      references circuit.layout,
  pool      uuid      references circuit.pool,
  units     int,
  direction text      constraint direction_is_known check (direction in ('FORWARD', 'BACKWARD')),
  begins    timestamp not null, -- on the clock of the zone: what was agreed, should the rules of the zone change
  ends      timestamp not null,
  zone      text      not null,
  during    tstzrange not null,
  asks      boolean   not null default false, -- something has, or had, to be granted to its booking
  constraint claim_in_its_place primary key (booking, position),
  constraint claim_is_of_one_thing check (num_nonnulls(layout, pool) = 1 and (pool is null) = (units is null)),
  constraint units_are_some check (units > 0),
  constraint claim_has_both_ends check (not isempty(during) and lower_inc(during) and not upper_inc(during)
                                        and not lower_inf(during) and not upper_inf(during))
);
create index claim_of_layout on booking.claim using gist (layout, during) where layout is not null;
create index claim_of_pool on booking.claim using gist (pool, during) where pool is not null;
-- Who counts what was granted in a year looks at few claims, not at all of that year.
create index claim_that_asks on booking.claim using gist (layout, during) where asks;

-- What has to be granted or declared before an option can become a booking. While it may be, its unit of the counter is
-- kept for the option.
create table booking.permit (
  id      uuid not null primary key,
  booking uuid not null references booking.booking,
  source  text not null, -- key of the text that asks for it
  path    text not null, -- the derogation or the step, by its id in that text
  kind    text not null, -- what has to be granted: event, day, authorisation
  cite    text not null, -- the paragraph, as people quote it
  counter text,          -- what it draws on
  latest  date,          -- the last day to ask for it
  state   text not null constraint progress_is_known check (state in ('wanted', 'filed', 'granted', 'refused')),
  since   date,          -- the day it was asked for or answered
  number  text not null, -- of the act that grants it
  constraint permit_asked_once unique (booking, source, path),
  constraint progress_has_a_day check ((state = 'wanted') = (since is null)),
  constraint grant_has_a_number check ((state = 'granted') = (number <> ''))
);

-- A section, a pair kept apart or a unit, taken or waited for. What must stay empty after a use is the end of its time.
create table booking.occupancy (
  booking  uuid        not null,
  claim    int         not null,
  resource uuid        not null references circuit.resource,
  during   tstzrange   not null,
  leaves   timestamptz not null, -- when the use itself ends
  clears   timestamptz not null, -- when it would be empty again; sooner, where the same client goes on
  blocks   boolean     not null, -- an option that waits for its turn keeps nobody out
  constraint occupancy_is_claimed foreign key (booking, claim) references booking.claim,
  constraint occupancy_has_both_ends check (not isempty(during) and lower_inc(during) and not upper_inc(during)
                                            and not lower_inf(during) and not upper_inf(during)),
  constraint use_comes_before_its_end check (lower(during) < leaves and leaves <= upper(during) and upper(during) <= clears),
  constraint resource_used_once exclude using gist (resource with =, during with &&) where (blocks)
);
create index occupancy_of_booking on booking.occupancy (booking);
create index waited_for on booking.occupancy using gist (resource, during) where (not blocks);
