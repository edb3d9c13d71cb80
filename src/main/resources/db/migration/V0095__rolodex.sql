-- Address books of other programs: each card of a file is a row, and what becomes of it is written in the transaction that
-- does it. Whoever sends the same file again is told that nothing in it is new.
create schema rolodex;

create table rolodex.intake (
  id         uuid        not null primary key,
  number     bigint      not null generated always as identity constraint intake_numbered_once unique,
  goes_into  text        not null constraint goes_into_is_known check (goes_into in ('companies', 'leads')),
  file       text        not null, -- what the file is called
  format     text        not null constraint format_is_known check (format in ('vcf', 'csv')),
  encoding   text        not null,
  columns    text[]      not null, -- of a table; of vCards there are none
  exhibition uuid        references exhibition.exhibition on delete set null, -- where they were met; absent for elsewhere
  fields     text[]      not null, -- for each column what it is
  notes      jsonb       not null, -- what there is to say of the file as a whole: codes with their values
  stage      text        not null constraint stage_is_known check (stage in ('tried', 'entering', 'done')),
  added_at   timestamptz not null,
  added_by   uuid        references account.person on delete set null,
  acting     uuid        references account.person on delete set null, -- who has it entered
  version    int         not null -- two who do something with it at once: the second is told
);
create index intake_to_do on rolodex.intake (number) where stage = 'entering';

create table rolodex.card (
  intake   uuid  not null references rolodex.intake on delete cascade,
  position int   not null,
  line     int   not null, -- where it begins in the file
  cells    jsonb not null, -- of a table, as they stand there
  card     jsonb not null, -- what it says
  photo    bytea,          -- a picture on a vCard, where it goes to leads
  outcome  text  not null constraint outcome_is_known
           check (outcome in ('new', 'added', 'filled', 'doubtful', 'known', 'refused', 'left-out', 'entered')),
  said     jsonb not null, -- why, or what of it: codes with their values
  thing    uuid,           -- the company or lead that it is about
  may_be   uuid[] not null, -- those that it may be
  constraint card_in_its_place primary key (intake, position)
);
create index card_by_outcome on rolodex.card (intake, outcome, position);
