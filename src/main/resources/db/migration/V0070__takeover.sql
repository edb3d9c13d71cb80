-- Calendars taken over from whatever the operator had before. Each line of a file is a row, and what becomes of it is
-- written in the transaction that does it: whoever goes on after a crash knows what is done.
create schema takeover;

create table takeover.takeover (
  id          uuid        not null primary key,
  number      bigint      not null generated always as identity constraint takeover_numbered_once unique,
  site        uuid        not null references circuit.site,
  file        text        not null, -- what the file is called
  format      text        not null constraint format_is_known check (format in ('csv', 'ics')),
  encoding    text        not null,
  separator   text        not null, -- of a calendar there is none
  columns     text[]      not null,
  notes       jsonb       not null, -- what there is to say of the file as a whole: codes with their values
  matching    jsonb,                -- which column is what; absent until somebody has said
  stage       text        not null constraint stage_is_known
              check (stage in ('read', 'rehearsing', 'rehearsed', 'running', 'stopped', 'refused', 'done', 'undoing', 'undone')),
  manner      text        not null default 'each' constraint manner_is_known check (manner in ('each', 'all')),
  loud        boolean     not null default false, -- whether clients are told
  added_at    timestamptz not null,
  added_by    uuid        references account.person on delete set null,
  acting      uuid        references account.person on delete set null, -- who has it done
  begun_at    timestamptz, -- what is done now, or was last
  ended_at    timestamptz,
  lease       uuid,        -- who rehearses it
  leased_until timestamptz,
  version     int         not null -- two who do something with it at once: the second is told
);
create index takeover_of_site on takeover.takeover (site, number);
create index takeover_to_do on takeover.takeover (number) where stage in ('rehearsing', 'running', 'undoing');

create table takeover.line (
  takeover uuid  not null references takeover.takeover on delete cascade,
  position int   not null, -- a rule that comes again is several
  line     int   not null, -- where it stands in the file
  cells    jsonb not null,
  flaw     jsonb,          -- why it cannot be read, as far as the file itself says so: a code with its values
  outcome  text  not null constraint outcome_is_known
           check (outcome in ('read', 'fits', 'conflict', 'unlawful', 'refused', 'unreadable', 'past', 'left-out', 'created', 'undone', 'kept')),
  said     jsonb,          -- the sentence about it, by language
  booking  uuid  references booking.booking on delete set null, -- what became of it; of a conflict what is in the way
  before   int,            -- which line of the same file is in the way
  constraint line_in_its_place primary key (takeover, position)
);
create index line_by_outcome on takeover.line (takeover, outcome, position);
create index line_of_booking on takeover.line (booking) where booking is not null;

-- What was said once of the columns of such a file, by the name it was given.
create table takeover.matching (
  site     uuid        not null references circuit.site,
  name     text        not null,
  columns  text[]      not null, -- by which such a file is known again
  choice   jsonb       not null,
  saved_at timestamptz not null,
  constraint matching_named_once primary key (site, name)
);
