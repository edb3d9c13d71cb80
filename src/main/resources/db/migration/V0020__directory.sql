-- The companies that the operator deals with, who is to be reached there, and who acts for them here.
create schema directory;

create table directory.company (
  id       uuid        not null primary key,
  name     text        not null constraint company_has_a_name check (name <> ''),
  sought   text        not null,        -- the name as it is looked for and sorted: small letters, no accents
  siren    text        constraint siren_is_nine_digits check (siren ~ '^[0-9]{9}$'),
  siret    text        constraint siret_is_fourteen_digits check (siret ~ '^[0-9]{14}$'),
  vat      text        constraint vat_begins_with_a_country check (vat ~ '^[A-Z]{2}[0-9A-Z+*]{2,12}$'),
  standing text        not null constraint standing_is_known check (standing in ('open', 'prepay', 'barred')),
  reason   text,                        -- why it is barred, for the operator's people
  version  int         not null,        -- two who change it at once: the second is told
  demo     boolean     not null,        -- of the demonstration: gone with it
  added_at timestamptz not null,
  constraint siren_belongs_to_one unique (siren),
  constraint siret_is_of_the_siren check (siret is null or (siren is not null and left(siret, 9) = siren)),
  constraint barred_for_a_reason check ((standing = 'barred') = (reason is not null))
);
create index company_in_order on directory.company (sought collate "C", id);

create table directory.address (
  company  uuid not null references directory.company,
  kind     text not null constraint address_is_of_a_kind check (kind in ('billing', 'visiting')),
  street   text not null,
  postcode text not null,
  town     text not null,
  country  text not null constraint country_is_two_letters check (country ~ '^[A-Z]{2}$'),
  constraint one_address_of_a_kind primary key (company, kind)
);

create table directory.contact (
  id       uuid not null primary key,
  company  uuid not null references directory.company,
  name     text not null,
  function text not null,
  email    text not null,
  phone    text not null,
  version  int  not null
);
create index contact_of_company on directory.contact (company);

-- What a company is to the operator, from a day until a day; it may be several things at once.
create table directory.status (
  id      uuid      not null primary key,
  company uuid      not null references directory.company,
  kind    text      not null constraint status_is_known
                    check (kind in ('resident', 'member', 'club', 'school', 'public-body', 'prospect')),
  during  daterange not null check (not isempty(during)),
  version int       not null,
  constraint same_status_once_a_day exclude using gist (company with =, kind with =, during with &&)
);

-- A person acts for a company with one role.
create table directory.membership (
  company uuid        not null references directory.company,
  person  uuid        not null references account.person,
  role    text        not null constraint role_is_a_clients check (role in ('manager', 'booker', 'reader')),
  since   timestamptz not null,
  constraint person_acts_once primary key (company, person)
);
create index membership_of_person on directory.membership (person);

-- Somebody asked by mail to act for a company. What the mail leads to is not here, only its digest.
create table directory.invitation (
  id         uuid        not null primary key,
  company    uuid        not null references directory.company,
  email      text        not null constraint invited_in_lower_case check (email = lower(email)),
  role       text        not null constraint invited_with_a_clients_role check (role in ('manager', 'booker', 'reader')),
  token      bytea       not null constraint invitation_has_its_own_token unique,
  written_at timestamptz not null,
  until      timestamptz not null,
  ended_at   timestamptz                -- taken, withdrawn, or replaced by another
);
create unique index invited_once_at_a_time on directory.invitation (company, email) where ended_at is null;
create index invitation_lately on directory.invitation (company, written_at);
