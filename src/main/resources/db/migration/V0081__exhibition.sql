-- Motor shows that the operator goes to with a stand: who goes, who shares it, what it costs, and what it is to bring, written
-- down before it opens.
create schema exhibition;

create table exhibition.exhibition (
  id         uuid        not null primary key,
  name       text        not null constraint exhibition_has_a_name check (name <> ''),
  place      text        not null,
  during     daterange   not null constraint exhibition_takes_some_days
                         check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  stand      text        not null, -- hall and number
  budget     bigint      constraint budget_is_no_debt check (budget >= 0), -- cents
  target     int         constraint target_is_some check (target > 0), -- so many qualified leads
  result     text        not null constraint result_is_known check (result in ('held', 'booked', 'run')), -- what counts as one
  touch      text        not null constraint touch_is_known check (touch in ('first', 'last', 'shared')), -- whose a booking is
  strength   text        not null constraint strength_is_known check (strength in ('sourced', 'influenced')),
  trades     text[]      not null, -- the trades looked for
  settled_at timestamptz not null, -- when its objectives were last written
  settled_by uuid        references account.person on delete set null,
  version    int         not null, -- two who change it at once: the second is told
  demo       boolean     not null
);
create index exhibition_in_order on exhibition.exhibition (lower(during) desc, id);

-- Who shares the stand: a company of the directory, or somebody who is only named.
create table exhibition.partner (
  id         uuid not null primary key,
  exhibition uuid not null references exhibition.exhibition on delete cascade,
  company    uuid references directory.company on delete cascade,
  name       text not null,
  share      int  not null constraint share_is_a_percentage check (share between 0 and 100), -- of the costs that they bear
  constraint partner_is_called_something check (company is not null or name <> '')
);
create unique index partner_shares_once on exhibition.partner (exhibition, company);

-- Who of the operator's people stands there.
create table exhibition.member (
  exhibition uuid not null references exhibition.exhibition on delete cascade,
  person     uuid not null references account.person on delete cascade,
  primary key (exhibition, person)
);
create index member_by_person on exhibition.member (person);

create table exhibition.cost (
  id         uuid   not null primary key,
  exhibition uuid   not null references exhibition.exhibition on delete cascade,
  kind       text   not null constraint cost_is_of_a_kind
                    check (kind in ('space', 'stand', 'travel', 'lodging', 'staff', 'print', 'transport', 'other')),
  note       text   not null,
  planned    bigint not null constraint planned_is_no_debt check (planned >= 0), -- cents, without VAT
  spent      bigint constraint spent_is_no_debt check (spent >= 0), -- cents, without VAT; absent until it is known
  version    int    not null
);
create index cost_of_exhibition on exhibition.cost (exhibition);
