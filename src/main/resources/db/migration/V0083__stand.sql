-- The phones with which cards are taken at a stand, for days without a network.
create schema stand;

create table stand.device (
  id         uuid        not null primary key,
  exhibition uuid        not null references exhibition.exhibition on delete cascade,
  person     uuid        references account.person on delete set null, -- for whom it takes cards
  name       text        not null,
  secret     bytea       not null constraint secret_opens_one_device unique, -- the digest of what it shows
  added_at   timestamptz not null,
  seen_at    timestamptz not null, -- when it was last heard of
  pending    int         not null constraint pending_is_no_debt check (pending >= 0), -- cards it said it still held
  shut_at    timestamptz, -- since when it is to send nothing, and to forget what it holds
  shut_by    uuid        references account.person on delete set null,
  told_at    timestamptz, -- when it first heard of that
  constraint only_who_is_shut_out_is_told check (told_at is null or shut_at is not null)
);
create index device_of_exhibition on stand.device (exhibition, added_at desc);
create index device_of_person on stand.device (person);
