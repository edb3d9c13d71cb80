-- A device that is known by a link to the mailbox alone: strangers' wrong passwords do not shut it out, and codes are still
-- counted as a stranger's.
alter table account.known_device add column by_mail boolean not null default false;
