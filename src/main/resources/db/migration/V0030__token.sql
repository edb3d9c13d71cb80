-- What programs show for a person. The token itself is not here, only its digest.
create table account.api_token (
  id         uuid        not null primary key,
  person     uuid        not null references account.person,
  token      bytea       not null constraint api_token_used_once unique,
  name       text        not null,
  scopes     text[]      not null constraint good_for_something check (cardinality(scopes) > 0),
  made_at    timestamptz not null,
  expires_at timestamptz not null constraint for_a_year_at_most check (expires_at <= made_at + interval '366 days'),
  used_at    timestamptz,               -- noted at most once a minute
  used_from  text
);
create index api_token_of_person on account.api_token (person);
