-- Letters to leads: from texts that the operator edits, ended by one click, answered into the lead, and obeyed.

-- What its reader ends such mails by; empty where they are of a kind that nobody can end.
alter table post.mail add column unsubscribe text not null default '';

-- What other parts may know of what became of a mail by SQL.
create view post.fate as
select o.id as mail, o.state, o.ended_at, o.reason from post.outgoing o where o.kind = 'mail';

-- Whoever is forgotten leaves a row that is nobody's: what came of a show is counted as before.
alter table lead.lead add column forgotten_at timestamptz;
alter table lead.lead drop constraint somebody_or_some_company;
alter table lead.lead add constraint somebody_or_some_company check (name <> '' or firm <> '' or forgotten_at is not null);

-- What came by mail and is none that came from them themselves, and that they have had enough.
alter table lead.contact drop constraint contact_is_of_a_kind;
alter table lead.contact add constraint contact_is_of_a_kind
  check (kind in ('call', 'meeting', 'mail', 'reply', 'click', 'visit', 'note', 'auto', 'bounce', 'refusal'));

-- When somebody said that they may be written to, or took it back.
create table lead.consent (
  lead    uuid        not null references lead.lead on delete cascade,
  n       int         not null,
  given   boolean     not null,
  how     text        not null,
  at      timestamptz not null,
  by_whom uuid        references account.person on delete set null, -- who wrote it down
  primary key (lead, n)
);

create schema letter;

-- What the operator has made of a text; one that is not here is as it came.
create table letter.template (
  key        text        not null primary key constraint template_has_a_key check (key ~ '^[a-z0-9-]{1,40}$'),
  name       text        not null constraint template_is_called_something check (name <> ''),
  subject_fr text        not null,
  body_fr    text        not null,
  subject_en text        not null,
  body_en    text        not null,
  version    int         not null, -- two who change it at once: the second is told
  constraint said_whole_in_some_language check ((subject_fr = '') = (body_fr = '') and (subject_en = '') = (body_en = '')
                                               and body_fr || body_en <> '')
);

-- A letter that somebody wrote to a lead. The form gives it its id: what is sent twice leaves once.
create table letter.letter (
  id         uuid        not null primary key,
  lead       uuid        not null references lead.lead on delete cascade,
  way        text        not null constraint letter_goes_some_way check (way in ('answer', 'mailing')),
  template   text        not null, -- the key of the text it was made of; empty for none
  mail       uuid        not null, -- as which it left: what answers it says so
  subject    text        not null,
  written_at timestamptz not null,
  by_whom    uuid        references account.person on delete set null,
  opens      bytea       not null constraint letter_opened_by_one_secret unique,  -- digest of what its links carry
  answers    bytea       not null constraint letter_answered_at_one_address unique, -- digest of what its reply address carries
  failure    text        not null -- why it did not reach them; empty while it has
);
create index letter_to_lead on letter.letter (lead, written_at);
create index letter_as_mail on letter.letter (mail);
create index letter_by_person on letter.letter (by_whom);

-- A link of it to a page of ours.
create table letter.link (
  letter      uuid not null references letter.letter on delete cascade,
  n           int  not null,
  path        text not null constraint link_stays_with_us check (path ~ '^/([^/\\]|$)'),
  followed_at timestamptz, -- when that last counted as something that came from them
  primary key (letter, n)
);

-- Mailboxes that get no letters, as keyed digests: it outlives whoever had them, and gives none away.
create table letter.refusal (
  digest  bytea       not null primary key,
  at      timestamptz not null,
  cause   text        not null constraint refused_for_a_cause check (cause in ('link', 'reply', 'bounce', 'asked')),
  lead    uuid        references lead.lead on delete set null, -- whose it was; absent once they are forgotten
  by_whom uuid        references account.person on delete set null
);
create index refusal_lately on letter.refusal (at desc, digest);
create index refusal_of_lead on letter.refusal (lead);
create index refusal_by_person on letter.refusal (by_whom);

-- How far the mailbox has been read. Whoever reads it has it for a while.
create table letter.mailbox (
  address    text        not null primary key,
  validity   bigint      not null, -- of the numbers that the server gives
  last       bigint      not null, -- the number of the last mail that was looked at
  stuck      bigint      not null, -- one that could not be got, and how often
  tries      int         not null,
  held_until timestamptz not null,
  looked_at  timestamptz,
  failure    text        not null, -- why it could not be read; empty while it can
  unmatched  bigint      not null  -- mails that answer no letter of ours: they are left alone
);

-- Mails that were filed already, by the digest of their ids.
create table letter.received (
  digest bytea       not null primary key,
  at     timestamptz not null
);
create index received_lately on letter.received (at);

-- Whose a lead's mailbox is.
create view lead.addressed as
select l.id as lead, l.email from lead.lead l where l.email <> '';
