-- What the parts below may read of who uses which layout or which units when; who that is stays with the bookings.
create view booking.use as
select c.layout, c.pool, c.during, c.position, b.site, b.id as booking, b.kind, b.state, b.lapses_at
  from booking.claim c
  join booking.booking b on b.id = c.booking;

-- Which units a booking has for one of its claims.
create view booking.unit as
select o.booking, o.claim, o.resource
  from booking.occupancy o
 where o.blocks;

-- What was taken of sessions, and whether it is had still.
create view session.taken as
select p.id as place, p.number, p.session, p.company, p.vehicles, p.ended is null as had
  from session.place p;

-- The sheet of a day as it was handed out, and whom to call on the day.
create schema sheet;

-- Each writing of whom to call has a number that no other ever had: a sheet says which it was printed with.
create sequence sheet.writing as int;

-- Whom to call about a booking while it is used. Somebody’s name and number: forgotten soon after.
create table sheet.contact (
  booking  uuid        not null primary key references booking.booking on delete cascade,
  name     text        not null,
  phone    text        not null,
  email    text        not null, -- in small letters; where a late change is written to; empty where nobody said one
  language text        not null constraint contact_language_is_known check (language in ('fr', 'en')),
  said_at  timestamptz not null,
  version  int         not null -- two who change it at once: the second is told; a sheet says which it has
);
create index contact_by_mail on sheet.contact (email);

-- What stood on a sheet when it was printed. Once issued it stays as it was; whom to call is not in it.
create table sheet.issue (
  site      uuid        not null references circuit.site,
  day       date        not null,
  version   int         not null,
  issued_at timestamptz not null,
  issued_by uuid        references account.person on delete set null,
  content   jsonb       not null, -- its lines, in each language
  constraint sheet_issued_once primary key (site, day, version)
);
create index issue_of_person on sheet.issue (issued_by);

-- A change of a day whose sheet has been issued, left by whatever happened, in its transaction: what is undone tells nobody.
create table sheet.due (
  id      bigint      not null primary key generated always as identity,
  site    uuid        not null references circuit.site,
  day     date        not null,
  booking uuid        not null references booking.booking on delete cascade,
  act     text        not null, -- as the trail calls it
  at      timestamptz not null,
  tries   int         not null  -- how often nobody could be told
);
create index due_of_booking on sheet.due (booking);
create index due_in_turn on sheet.due (tries, id);
