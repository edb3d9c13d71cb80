-- What a demonstration account gives to others goes with the demonstration, as the account itself does.
alter table account.staff_role add column demo boolean not null default false;     -- given by the demonstration
alter table directory.membership add column demo boolean not null default false;   -- given by the demonstration
alter table directory.invitation add column demo boolean not null default false;   -- asked by the demonstration
