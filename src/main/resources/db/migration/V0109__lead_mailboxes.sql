-- Every mailbox under which somebody is known: the one that is written to, and those that were noted of them at other encounters.
create index encounter_of_mailbox on lead.encounter (lower(said ->> 'email')) where said ->> 'email' <> '';

create view lead.mailbox as
select l.id as lead, lower(l.email) as email from lead.lead l where l.email <> ''
 union
select e.lead, lower(e.said ->> 'email') from lead.encounter e where e.said ->> 'email' <> '';

create or replace view lead.addressed as
select lead, email from lead.mailbox;
