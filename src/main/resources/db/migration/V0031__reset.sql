-- A link by mail on which somebody who forgot their password chooses another, once.
create table account.reset (
  token  bytea       not null primary key,
  person uuid        references account.person, -- none where nobody has the address that was given: asking is the same work
  until  timestamptz not null
);
create index reset_of_person on account.reset (person);

-- With what else than a password somebody proves who they are.
create schema factor;

-- The secret that somebody's telephone makes its codes from. It cannot be kept as a digest: codes are computed from it here too.
create table factor.one_time_code (
  person    uuid        not null primary key references account.person on delete cascade,
  secret    bytea       not null,
  begun_at  timestamptz not null,
  on_since  timestamptz,                -- none until the telephone has given a right code
  last_step bigint      not null        -- of the last code that was accepted: that one and earlier ones never are again
);

-- For whoever has lost the telephone. Only digests are here, and each goes when it is used.
create table factor.recovery_code (
  person uuid  not null references account.person on delete cascade,
  code   bytea not null,
  constraint recovery_code_made_once primary key (person, code)
);

-- Somebody who has given the right password, and not yet the code that is asked for after it.
create table account.half_sign_in (
  token  bytea       not null primary key,
  person uuid        not null references account.person on delete cascade,
  until  timestamptz not null
);
