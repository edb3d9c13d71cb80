-- A company that was written down twice: one is now part of the other, stays here as it was, and can be taken apart again.
alter table directory.company add column absorbed_into uuid
  constraint company_is_not_part_of_itself check (absorbed_into <> id) references directory.company;
create index company_absorbed on directory.company (absorbed_into) where absorbed_into is not null;

-- The survivor may go by the number of the one that it has absorbed.
alter table directory.company drop constraint siren_belongs_to_one;
create unique index siren_belongs_to_one on directory.company (siren) where absorbed_into is null;

create or replace view directory.face as
select c.id, c.name, c.sought, c.demo, coalesce(v.street, '') as street, coalesce(v.postcode, '') as postcode,
       coalesce(v.town, b.town, '') as town, coalesce(v.country, b.country, '') as country
  from directory.company c
  left join directory.address v on v.company = c.id and v.kind = 'visiting'
  left join directory.address b on b.company = c.id and b.kind = 'billing'
 where c.absorbed_into is null;

-- Nothing begins to be of a company that is part of another: whoever writes it waits for a merging under way, and is then told.
create function directory.refuse_absorbed() returns trigger language plpgsql as $$
declare
  part_of uuid;
begin
  select absorbed_into into part_of from directory.company where id = new.company for key share;
  if part_of is not null then
    raise exception 'company_is_absorbed: % is part of %', new.company, part_of
      using errcode = 'check_violation', constraint = 'company_is_absorbed';
  end if;
  return new;
end $$;

create function directory.refuse_absorbed_other() returns trigger language plpgsql as $$
declare
  part_of uuid;
begin
  select absorbed_into into part_of from directory.company where id = new.other for key share;
  if part_of is not null then
    raise exception 'company_is_absorbed: % is part of another', new.other
      using errcode = 'check_violation', constraint = 'company_is_absorbed';
  end if;
  return new;
end $$;

create trigger not_of_absorbed before insert or update of company on directory.contact
  for each row execute function directory.refuse_absorbed();
create trigger not_of_absorbed before insert or update of company on directory.status
  for each row execute function directory.refuse_absorbed();
create trigger not_of_absorbed before insert or update of company on directory.membership
  for each row execute function directory.refuse_absorbed();
create trigger not_of_absorbed before insert or update of company on directory.invitation
  for each row execute function directory.refuse_absorbed();
create trigger not_of_absorbed before insert or update of company on booking.booking
  for each row when (new.company is not null) execute function directory.refuse_absorbed();
create trigger not_of_absorbed before insert or update of company on waiting.entry
  for each row execute function directory.refuse_absorbed();
create trigger not_of_absorbed before insert or update of company on request.request
  for each row when (new.company is not null) execute function directory.refuse_absorbed();
create trigger not_of_absorbed before insert or update of company on session.place
  for each row execute function directory.refuse_absorbed();
create trigger not_of_absorbed before insert or update of company on exchange.subscription
  for each row execute function directory.refuse_absorbed();
create trigger not_of_absorbed before insert or update of company on series.cycle
  for each row execute function directory.refuse_absorbed();
create trigger not_of_absorbed before insert or update of company on trade.profile
  for each row execute function directory.refuse_absorbed();
create trigger not_of_absorbed before insert or update of company on trade.relation
  for each row execute function directory.refuse_absorbed();
create trigger other_not_absorbed before insert or update of other on trade.relation
  for each row execute function directory.refuse_absorbed_other();
create trigger not_of_absorbed before insert or update of company on trade.shown
  for each row execute function directory.refuse_absorbed();
create trigger not_of_absorbed before insert or update of company on trade.proposal
  for each row execute function directory.refuse_absorbed();
create trigger not_of_absorbed before insert or update of company on exhibition.partner
  for each row when (new.company is not null) execute function directory.refuse_absorbed();
create trigger not_of_absorbed before insert or update of company on lead.lead
  for each row when (new.company is not null) execute function directory.refuse_absorbed();

-- What is looked for while somebody types.
create index contact_at_domain on directory.contact (split_part(lower(email), '@', 2)) where email <> '';
create index contact_by_phone on directory.contact (right(regexp_replace(phone, '[^0-9]', '', 'g'), 9)) where phone <> '';
create index address_by_postcode on directory.address (upper(postcode)) where postcode <> '';
create index company_by_vat on directory.company (vat) where vat is not null;
create index company_by_end_of_vat on directory.company (right(vat, 9)) where vat is not null;

create schema twin;

-- Whoever asked for all companies to be compared, and what came of it. One at a time; it is done in one transaction, so that the
-- pairs are those of one search and a search that was broken off is begun anew.
create table twin.search (
  id        uuid        not null primary key,
  asked_at  timestamptz not null,
  asked_by  uuid        references account.person on delete set null,
  ended_at  timestamptz,
  companies int         not null default 0, -- how many were compared
  compared  bigint      not null default 0, -- how many pairs were looked at
  common    int         not null default 0, -- signs that too many share to say anything
  joined    int         not null default 0, -- contacts that were the same mailbox twice
  fault     text,                           -- why it came to nothing
  tries     int         not null default 0
);
create unique index one_search_at_a_time on twin.search ((true)) where ended_at is null;
create index search_lately on twin.search (asked_at);

-- Two companies that may be one, and why.
create table twin.pair (
  first  uuid   not null references directory.company on delete cascade,
  second uuid   not null references directory.company on delete cascade,
  score  int    not null,
  signs  text[] not null,
  constraint pair_found_once primary key (first, second),
  constraint pair_in_order check (first < second)
);
create index pair_by_score on twin.pair (score desc, first, second);
create index pair_of_second on twin.pair (second);

-- Somebody has looked and they are two. As long as nothing else is found that they have in common, nobody is asked again.
create table twin.dismissal (
  first  uuid        not null references directory.company on delete cascade,
  second uuid        not null references directory.company on delete cascade,
  signs  text[]      not null, -- what they had in common then
  at     timestamptz not null,
  by_whom uuid       references account.person on delete set null,
  constraint pair_dismissed_once primary key (first, second),
  constraint dismissed_in_order check (first < second)
);
create index dismissal_of_second on twin.dismissal (second);

-- One company, or within a company one contact, made part of another.
create table twin.merge (
  id        uuid        not null primary key,
  number    bigint      not null generated always as identity constraint merge_numbered_once unique,
  survivor  uuid        not null references directory.company on delete cascade,
  absorbed  uuid        not null references directory.company on delete cascade, -- of contacts, the company of both
  at        timestamptz not null,
  by_whom   uuid        references account.person on delete set null, -- Paddock itself has none
  by_itself boolean     not null, -- two contacts with one mailbox: nobody was asked
  undone_at timestamptz,
  undone_by uuid        references account.person on delete set null,
  constraint contacts_are_of_one_company check (by_itself = (survivor = absorbed)),
  constraint undone_by_somebody_at_some_time check (undone_by is null or undone_at is not null)
);
create index merge_of_survivor on twin.merge (survivor, number);
create index merge_of_absorbed on twin.merge (absorbed, number);

-- Each row that a merging wrote, so that it can be put back as it was: changed (both), set aside (only before), new (only after).
create table twin.change (
  merge    uuid   not null references twin.merge on delete cascade,
  act      int    not null, -- all that one statement wrote; what was done last is taken back first
  n        bigint not null generated always as identity,
  place    text   not null, -- the table
  key      jsonb  not null, -- as the row has it since
  before   jsonb,
  after    jsonb,
  constraint change_in_its_place primary key (merge, n),
  constraint change_of_something check (num_nulls(before, after) < 2)
);
create index change_set_aside on twin.change (place) where after is null;
