-- Whoever names no company is a private person, whichever way their card came: until now only a file was read like that. A mailbox
-- or a number in the place of the firm is what a phone puts there when it knows nothing else. Once they are of a company, somebody
-- unticks it: who was ticked on purpose cannot be told from them any more.
update lead.lead
   set is_private = true
 where not is_private and company is null and forgotten_at is null
   and (btrim(firm) = '' or (email <> '' and lower(firm) = email) or (phone <> '' and firm = phone));

comment on column lead.lead.is_private is 'a person of no company: no mailing without their consent; so is whoever names no firm and is of no company of the directory';
