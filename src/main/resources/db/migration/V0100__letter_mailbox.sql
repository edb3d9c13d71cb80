-- The mailbox that a letter went to: who ends such letters there, or is not to be reached there, is meant, whatever the lead says by then.
alter table letter.letter add column mailbox text not null default '';
update letter.letter l set mailbox = d.email from lead.lead d where d.id = l.lead;
