-- Following leads up: who has been told what already. A reminder is for one due date: another date is another reminder.
create schema followup;

create table followup.reminder (
  lead    uuid        not null references lead.lead on delete cascade,
  due_at  timestamptz not null,
  to_head boolean     not null, -- those who direct hear of what its owner has left for too long
  told_at timestamptz not null,
  constraint reminded_once primary key (lead, due_at, to_head)
);

-- Whoever took a card has heard that its company booked.
create table followup.heard (
  booking uuid        not null references booking.booking on delete cascade,
  person  uuid        not null references account.person on delete cascade,
  told_at timestamptz not null,
  constraint heard_once primary key (booking, person)
);
create index heard_by_person on followup.heard (person);

-- Whom a lead concerns: who looks after it, and who took the card.
create view lead.concerned as
select l.id as lead, l.company, l.name, l.firm, l.met_at, l.demo, l.owner as person
  from lead.lead l
 where l.owner is not null
 union all
select l.id, l.company, l.name, l.firm, l.met_at, l.demo, e.by_whom
  from lead.lead l
  join lead.encounter e on e.lead = l.id
 where e.by_whom is not null;

-- What is to be done about a lead, and by whom.
create view lead.to_do as
select l.id as lead, l.name, l.firm, l.grade, l.step, l.due_at, l.owner, l.demo
  from lead.lead l
 where l.due_at is not null;
