-- Who asked somebody to act for a company: when they may no longer ask, nobody comes in by their asking.
alter table directory.invitation add column invited_by uuid; -- of account.person, which may be gone since
create index invitation_by on directory.invitation (invited_by) where ended_at is null;
