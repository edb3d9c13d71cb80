-- On what terms options are taken, as the operator sets them: a row for each status of a company, and one for all others.
create schema terms;

create table terms.edition (
  site    uuid not null primary key references circuit.site,
  version int  not null, -- two who change them at once: the second is told
  answer  int  not null constraint answer_takes_some_time check (answer between 1 and 8760), -- hours, once the second in rank asks for it
  renewal boolean not null, -- whether days are sold that no order reaches yet, as if the last were renewed
  confidants text[] not null default '{SALES,OPERATIONS,DIRECTION,ADMINISTRATOR}', -- roles to whom the clients of confidential bookings are named
  layouts boolean not null default true -- whether a client is told which of its claims is taken
);

create table terms.limits (
  site    uuid not null references terms.edition,
  status  text not null, -- as companies have it; empty for whoever has none of the others
  lasting int  not null constraint option_lasts_some_time check (lasting between 1 and 8760), -- hours
  options int  constraint options_are_no_debt check (options >= 0),                           -- held at once
  days    int  constraint days_are_no_debt check (days >= 0),                                 -- held at once
  notice  int  not null constraint notice_is_ahead check (notice between 0 and 8760),         -- hours before it begins
  ahead   int  constraint ahead_is_ahead check (ahead >= 0),                                  -- days
  constraint limits_once_for_a_status primary key (site, status)
);

-- From when on a year can be held, by whoever was there the year before and by all others.
create table terms.opening (
  site     uuid not null references terms.edition,
  year     int  not null,
  regulars date not null,
  opens    date not null,
  constraint year_opens_once primary key (site, year),
  constraint regulars_come_first check (regulars <= opens)
);
