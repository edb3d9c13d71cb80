-- The public half of what a device or a key of somebody's signs with; the other half never leaves it.
create table factor.passkey (
  id              uuid        not null primary key,
  person          uuid        not null references account.person on delete cascade,
  credential      bytea       not null constraint credential_used_once unique, -- how the device names it
  public_key      bytea       not null,
  signature_count bigint      not null, -- where the device counts: one that falls behind is a copy
  uv_initialized  boolean     not null, -- as the library has these
  transports      text[]      not null,
  backup_eligible boolean     not null,
  backup_state    boolean     not null,
  attestation     bytea,
  client_data     bytea,
  name            text        not null,
  made_at         timestamptz not null,
  used_at         timestamptz not null
);
create index passkey_of_person on factor.passkey (person);

-- What a device has been given to sign, for one answer.
create table factor.ceremony (
  ticket    bytea       not null primary key,
  person    uuid        references account.person on delete cascade, -- for whom a passkey is to be made; none at the sign-in
  challenge bytea       not null,
  until     timestamptz not null
);
