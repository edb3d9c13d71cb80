-- Who people are, how they prove it, and on which devices they are signed in.
create schema account;

create table account.person (
  id       uuid        not null primary key,
  email    text        not null,
  name     text        not null,
  language text        not null constraint language_is_spoken check (language in ('fr', 'en')),
  password text,                        -- Argon2id; none until an invitation has been taken
  demo     boolean     not null,        -- of the demonstration: cannot sign in where that is off
  added_at timestamptz not null,
  left_at  timestamptz,                 -- may not sign in since
  constraint email_is_lower_case check (email = lower(email))
);
create unique index email_used_once on account.person (email);

create table account.staff_role (
  person uuid not null references account.person,
  role   text not null,
  constraint role_given_once primary key (person, role)
);

-- One row for each device that is signed in. What the device holds is not here, only its digest.
create table account.sign_in (
  id        uuid        not null primary key,
  person    uuid        not null references account.person,
  token     bytea       not null constraint token_used_once unique,
  device    text        not null,
  address   text        not null,
  began_at  timestamptz not null,
  seen_at   timestamptz not null,
  proved_at timestamptz not null,       -- when its person last gave the password there
  ends_at   timestamptz not null
);
create index sign_in_of_person on account.sign_in (person);

-- An address on which somebody sets a password, once: the first administrator, somebody new, somebody who forgot.
create table account.invitation (
  token  bytea       not null primary key,
  person uuid        references account.person, -- none for the first administrator
  until  timestamptz not null
);

-- A device on which somebody has signed in before: strangers' wrong passwords do not shut it out.
create table account.known_device (
  token  bytea       not null primary key,
  person uuid        not null references account.person,
  until  timestamptz not null
);
create index known_device_of_person on account.known_device (person);

-- Wrong passwords lately, counted for all nodes together.
create table account.failure (
  key   text        not null primary key,
  count int         not null,
  since timestamptz not null
);
