-- What is asked for again and again by one rule. Each of its dates is an option or a booking of its own, or was refused.
create schema series;

create table series.cycle (
  id      uuid        not null primary key,
  site    uuid        not null references circuit.site,
  company uuid        not null references directory.company on delete cascade,
  rule    text        not null, -- as RFC 5545 writes it
  claims  jsonb       not null, -- of the first date, as programs write them
  use     jsonb       not null, -- what runs: facts as a question to the order has them
  reference text      not null, -- the client's own
  made_at timestamptz not null,
  made_by uuid        references account.person on delete set null
);
create index cycle_of_site on series.cycle (site, made_at);

create table series.occasion (
  cycle   uuid not null references series.cycle on delete cascade,
  planned date not null, -- as the rule has it
  held_on date not null, -- as it was moved to
  state   text not null
          constraint occasion_state_is_known check (state in ('open', 'held', 'refused', 'left-out')),
  why     text not null, -- how it was refused
  booking uuid references booking.booking on delete set null,
  constraint occasion_planned_once primary key (cycle, planned),
  constraint refusal_has_a_reason check ((state = 'refused') = (why <> '')),
  constraint only_what_is_held_is_booked check (booking is null or state = 'held')
);
create index occasion_of_booking on series.occasion (booking);
