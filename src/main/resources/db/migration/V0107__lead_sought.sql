-- A name, a firm or a mailbox is looked for by any part of it; among a hundred thousand leads not by reading all of them, nor
-- a list of those that came lately.
create index lead_by_parts on lead.lead using gin (sought gin_trgm_ops, email gin_trgm_ops) with (fastupdate = off);

-- From the latest on, as lists and pages of them go.
drop index lead.lead_lately;
create index lead_lately on lead.lead (met_at desc, id desc);
