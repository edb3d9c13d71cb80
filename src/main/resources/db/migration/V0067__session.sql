-- Open sessions: bookings of the operator's own in which clients share the tarmac. Every vehicle that takes part has a
-- numbered seat; there are as many numbers as the session has places, and each is had once.
create schema session;

create table session.session (
  booking     uuid        not null primary key references booking.booking,
  site        uuid        not null references circuit.site,
  begins      timestamptz not null, -- as its booking has it: coming sessions are listed in this order
  ends        timestamptz not null,
  over        boolean     not null, -- cancelled, or closed
  statuses    text[]      not null, -- companies of these statuses do not take part
  categories  text[]      not null, -- nor do vehicles of these categories
  powertrains text[]      not null, -- nor of these powertrains
  companies   uuid[]      not null, -- nor do these companies
  constraint session_takes_time check (begins < ends)
);
create index session_to_come on session.session (site, begins, booking) where not over;

-- Vehicles of one kind that take part, as the use of the booking lists them, and how many.
create table session.kind (
  session  uuid not null references session.session,
  position int  not null,
  places   int  not null constraint places_are_some check (places between 1 and 1000),
  constraint kind_in_its_place primary key (session, position),
  constraint kind_with_its_places unique (session, position, places)
);

-- What a company has taken of a session.
create table session.place (
  id           uuid        not null primary key,
  number       bigint      not null generated always as identity constraint place_number_used_once unique,
  session      uuid        not null,
  kind         int         not null,
  company      uuid        not null references directory.company,
  vehicles     int         not null constraint vehicles_are_some check (vehicles > 0),
  use          jsonb       not null, -- its vehicles and their noise: facts as a question to the order has them
  reference    text        not null, -- the client's own
  order_number text        not null, -- the client's own
  taken_at     timestamptz not null,
  taken_by     uuid        references account.person on delete set null,
  ended        text        constraint place_end_is_known check (ended in ('given-back', 'session-cancelled', 'session-closed')),
  ended_at     timestamptz,
  version      int         not null, -- two who change it at once: the second is told
  constraint place_is_of_a_kind foreign key (session, kind) references session.kind,
  constraint place_end_has_a_time check ((ended is null) = (ended_at is null))
);
create index place_of_session on session.place (session, number);
create index place_of_company on session.place (company, number);

-- Nothing can be sold beyond the number: a seat knows how many places its kind has, and its number is one of them. Whoever
-- lowers the number below a seat that is had is refused here as well.
create table session.seat (
  session uuid not null,
  kind    int  not null,
  number  int  not null,
  places  int  not null,
  place   uuid not null references session.place,
  constraint seat_sold_once primary key (session, kind, number),
  constraint seat_of_its_kind foreign key (session, kind, places) references session.kind (session, position, places) on update cascade,
  constraint seat_is_there check (number between 1 and places)
);
create index seat_of_place on session.seat (place);
