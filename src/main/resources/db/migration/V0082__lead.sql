-- Whom one has met and means to sell something to: from the card to what came of it.
create schema lead;

-- How soon a lead of a grade is answered, where that is not as ever: A within a day, B within two, C within two weeks.
create table lead.delay (
  grade text not null primary key constraint grade_is_known check (grade in ('A', 'B', 'C')),
  hours int  not null constraint delay_is_some check (hours between 1 and 8784)
);

create table lead.lead (
  id          uuid        not null primary key,
  number      bigint      not null generated always as identity constraint lead_numbered_once unique,
  exhibition  uuid        references exhibition.exhibition, -- where they were met first; absent for whom one met elsewhere
  company     uuid        references directory.company on delete set null,
  name        text        not null,
  firm        text        not null, -- what the card calls their company
  function    text        not null,
  email       text        not null, -- in small letters
  phone       text        not null,
  sought      text        not null, -- name and firm as they are looked for: small letters, no accents
  is_private  boolean     not null, -- a person, and no company: no mailing without their consent
  grade       text        not null constraint lead_has_a_grade check (grade in ('A', 'B', 'C')),
  interest    text        not null,
  need        text        not null,
  timing      text        not null,
  note        text        not null,
  trades      text[]      not null, -- what they make or know, by the keys of trades
  language    text        not null constraint language_is_known check (language in ('fr', 'en')),
  owner       uuid        references account.person on delete set null,
  step        text        not null, -- what is to be done next
  due_at      timestamptz, -- by when; absent where nothing is to be done any more
  met_at      timestamptz not null,
  answered_at timestamptz, -- when they first heard of the operator afterwards
  heard_at    timestamptz not null, -- when something last came from them: kept for a time from then on
  noticed_at  timestamptz, -- when they were told what is kept of them, and why
  consent_at  timestamptz, -- when they said that they may be written to
  consent     text        not null, -- how
  stage       text        not null constraint stage_is_known
                          check (stage in ('new', 'contacted', 'qualified', 'proposed', 'won', 'lost')),
  qualified_at timestamptz, -- when it was first found to be worth following
  version     int         not null, -- two who change it at once: the second is told
  demo        boolean     not null,
  constraint somebody_or_some_company check (name <> '' or firm <> ''),
  constraint nothing_is_due_once_it_is_over check (stage not in ('won', 'lost') or due_at is null)
);
create index lead_of_exhibition on lead.lead (exhibition, met_at desc);
create index lead_of_company on lead.lead (company, met_at);
create index lead_to_do on lead.lead (owner, due_at) where due_at is not null;
create index lead_due on lead.lead (due_at) where due_at is not null;
create index lead_of_mailbox on lead.lead (email) where email <> '';
create index lead_lately on lead.lead (met_at desc, id);
create index lead_kept_until on lead.lead (heard_at);

-- What one card is known by at one exhibition: whoever captures it again finds the lead that it made.
create table lead.mark (
  exhibition uuid  not null,
  digest     bytea not null,
  lead       uuid  not null references lead.lead on delete cascade,
  primary key (exhibition, digest)
);
create index mark_of_lead on lead.mark (lead);

-- Each time that somebody was met. The device that notes it gives it its id: what it sends twice is there once.
create table lead.encounter (
  id          uuid        not null primary key,
  lead        uuid        not null references lead.lead on delete cascade,
  exhibition  uuid        references exhibition.exhibition,
  met_at      timestamptz not null, -- as far as the clock of the device is to be believed
  noted_at    timestamptz not null, -- as that clock said
  received_at timestamptz not null,
  by_whom     uuid        references account.person on delete set null,
  way         text        not null constraint way_is_known check (way in ('scan', 'photo', 'form', 'file', 'desk')),
  card        text        not null, -- what the code said, word for word
  said        jsonb       not null  -- what was noted then
);
create index encounter_of_lead on lead.encounter (lead, met_at);
create index encounter_of_exhibition on lead.encounter (exhibition, met_at);

create table lead.photo (
  encounter uuid  not null primary key references lead.encounter on delete cascade,
  type      text  not null constraint photo_is_a_picture check (type in ('image/jpeg', 'image/png', 'image/webp')),
  picture   bytea not null,
  read      text  -- what a program made out on it; absent until one has looked
);

-- Where it stands, since when, and by whom.
create table lead.stage (
  lead  uuid        not null references lead.lead on delete cascade,
  n     int         not null,
  stage text        not null,
  at    timestamptz not null,
  by_whom uuid      references account.person on delete set null,
  why   text        not null,
  primary key (lead, n)
);

-- What was done and what came: calls, meetings, mails both ways.
create table lead.contact (
  id      uuid        not null primary key,
  lead    uuid        not null references lead.lead on delete cascade,
  kind    text        not null constraint contact_is_of_a_kind
                      check (kind in ('call', 'meeting', 'mail', 'reply', 'click', 'visit', 'note')),
  at      timestamptz not null,
  by_whom uuid        references account.person on delete set null,
  note    text        not null,
  reached boolean     not null -- whether it was theirs as well: a call nobody took is none that came from them
);
create index contact_of_lead on lead.contact (lead, at);
