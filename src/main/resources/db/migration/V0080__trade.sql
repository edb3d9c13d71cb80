-- What each company makes and knows, as the public directory tells it, and what companies would like it to tell.
create extension if not exists pg_trgm;

-- What other parts may know of a company by SQL.
create view directory.face as
select c.id, c.name, c.sought, c.demo, coalesce(v.street, '') as street, coalesce(v.postcode, '') as postcode,
       coalesce(v.town, b.town, '') as town, coalesce(v.country, b.country, '') as country
  from directory.company c
  left join directory.address v on v.company = c.id and v.kind = 'visiting'
  left join directory.address b on b.company = c.id and b.kind = 'billing';

create view directory.standing as
select company, kind, during from directory.status where kind <> 'prospect';

-- Names are found although they were mistyped.
create index company_nearly_named on directory.company using gin (sought gin_trgm_ops);

create schema trade;

create table trade.profile (
  company   uuid        not null primary key references directory.company on delete cascade,
  trades    text[]      not null,        -- keys of the file of trades
  naf       text        constraint naf_is_four_digits_and_a_letter check (naf ~ '^[0-9]{2}\.[0-9]{2}[A-Z]$'),
  about_fr  text        not null,        -- what it says of itself, in French and in English; empty where it says nothing
  about_en  text        not null,
  web       text        not null constraint web_is_an_address check (web = '' or web ~ '^https?://'),
  sought    text        not null,        -- those words as they are looked for: small letters, no accents
  listed_at timestamptz,                 -- since when anybody can read it; absent where nobody can
  version   int         not null,        -- two who change it at once: the second is told
  constraint trade_has_a_key check (array_position(trades, '') is null)
);
create index profile_of_trade on trade.profile using gin (trades);
create index profile_of_word on trade.profile using gin (to_tsvector('simple', sought));

-- What one company says it is to another; the other's page tells it as well.
create table trade.relation (
  company uuid not null references directory.company on delete cascade,
  kind    text not null constraint relation_is_known check (kind in ('parent', 'supplier', 'partner', 'stand')),
  other   uuid not null references directory.company on delete cascade,
  constraint relation_said_once primary key (company, kind, other),
  constraint relation_is_to_another check (company <> other)
);
create index relation_of_other on trade.relation (other);
create unique index company_has_one_parent on trade.relation (company) where kind = 'parent';

-- Contacts that their company shows to anybody.
create table trade.shown (
  contact uuid not null primary key references directory.contact on delete cascade,
  company uuid not null references directory.company on delete cascade
);
create index shown_of_company on trade.shown (company);

-- What a company would like its page to say: nothing of it holds before one of the operator's people has approved it.
create table trade.proposal (
  id          uuid        not null primary key,
  number      bigint      not null generated always as identity constraint proposal_numbered_once unique,
  company     uuid        not null references directory.company on delete cascade,
  content     jsonb       not null, -- the whole profile, as programs write it
  proposed_at timestamptz not null,
  proposed_by uuid        references account.person on delete set null,
  state       text        not null constraint proposal_state_is_known check (state in ('open', 'approved', 'refused', 'withdrawn')),
  reason      text        not null, -- why it was refused
  decided_at  timestamptz,
  decided_by  uuid        references account.person on delete set null,
  version     int         not null,
  constraint decided_at_some_time check ((state = 'open') = (decided_at is null)),
  constraint refused_for_a_reason check (state <> 'refused' or reason <> '')
);
create unique index one_proposal_at_a_time on trade.proposal (company) where state = 'open';
create index proposal_of_company on trade.proposal (company, number);
