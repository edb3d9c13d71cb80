-- Who would like to have what once it is free. Nothing is kept for anybody: those who wait are told in the order in which
-- they were put on the list, and whoever answers first has it.
create schema waiting;

create table waiting.entry (
  id           uuid        not null primary key,
  number       bigint      not null generated always as identity constraint place_given_once unique, -- who comes before whom
  site         uuid        not null references circuit.site,
  company      uuid        not null references directory.company on delete cascade,
  want         jsonb       not null, -- things, days and hours, as programs write them
  use          jsonb       not null, -- what runs: facts as a question to the order has them
  reference    text        not null, -- the client's own
  order_number text        not null, -- the client's own
  asked_at     timestamptz not null,
  asked_by     uuid        references account.person on delete set null,
  expires_at   timestamptz not null, -- when the last of its hours begin: whoever reads it later reads that it is over
  ended        text        constraint end_of_waiting_is_known check (ended in ('served', 'withdrawn')),
  ended_at     timestamptz,
  booking      uuid        references booking.booking on delete set null, -- what it was served with
  version      int         not null, -- two who change it at once: the second is told
  constraint end_of_waiting_has_a_time check ((ended is null) = (ended_at is null)),
  constraint served_with_something check (booking is null or ended = 'served')
);
create index entry_that_waits on waiting.entry (site, number) where ended is null;
create index entry_of_company on waiting.entry (company, number);
create index entry_by_end on waiting.entry (least(ended_at, expires_at));

-- That an entry was told of some hours, and when last. On the clock of the site.
create table waiting.offer (
  entry   uuid        not null references waiting.entry on delete cascade,
  begins  timestamp   not null,
  ends    timestamp   not null,
  told_at timestamptz not null,
  constraint offered_by_hours primary key (entry, begins, ends)
);

-- Something may have become free, left by whatever happened, in its transaction: what is undone tells nobody.
create table waiting.due (
  id      bigint      not null primary key generated always as identity,
  site    uuid        not null references circuit.site,
  booking uuid        references booking.booking on delete cascade, -- what gave something back
  before  jsonb,      -- what it had, where it has something else now
  entry   uuid        references waiting.entry on delete cascade,   -- whose wish is new
  at      timestamptz not null,
  tries   int         not null, -- how often nobody could be told
  constraint due_by_one_thing check (num_nonnulls(booking, entry) = 1)
);
create index due_of_booking on waiting.due (booking);
create index due_of_entry on waiting.due (entry);
