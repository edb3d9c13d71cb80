-- What was answered to a request that may come twice, so that it is answered the same and done once.
create schema once;

create table once.answer (
  person uuid        not null references account.person on delete cascade,
  key    text        not null,
  asked  bytea       not null, -- digest of the request: the same key for another one is a mistake
  at     timestamptz not null,
  status int         not null,
  body   text        not null,
  version int        not null,
  constraint answered_once primary key (person, key)
);
create index answer_by_age on once.answer (at);
