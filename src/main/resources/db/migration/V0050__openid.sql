-- Who comes in by being named elsewhere, what of that is under way, and of whom a second step is demanded.

-- Somebody's identity at a provider. The subject is the provider's own word for them, and is never given to anybody else there.
create table factor.link (
  id      uuid        not null primary key,
  person  uuid        not null references account.person on delete cascade,
  issuer  text        not null,
  subject text        not null,
  called  text        not null,         -- as people are called there; it decides nothing
  made_at timestamptz not null,
  used_at timestamptz not null,
  constraint identity_linked_once unique (issuer, subject),
  constraint one_identity_at_each_provider unique (person, issuer)
);

-- A role of whose people a second step is demanded.
create table factor.demand (
  role  text        not null primary key,
  since timestamptz not null
);

-- By what its person has proved who they are there; none for devices signed in before this was kept.
alter table account.sign_in add column proof text;
alter table account.half_sign_in add column proof text not null default 'PASSWORD';

create schema openid;

-- A browser that has been sent to the provider and is to come back, once. What it holds is not here, only digests.
create table openid.errand (
  state    bytea       not null primary key,
  browser  bytea       not null,
  nonce    text        not null,
  verifier text        not null,
  sign_in  uuid        references account.sign_in on delete cascade, -- whose person is to prove once more; none to sign in
  target   text        not null,        -- the page to go to afterwards
  begun_at timestamptz not null,
  until    timestamptz not null
);

-- Somebody whom the provider has named and nobody here is linked to, while they say with which account they are.
create table openid.newcomer (
  browser bytea       not null primary key,
  issuer  text        not null,
  subject text        not null,
  called  text        not null,
  until   timestamptz not null
);
