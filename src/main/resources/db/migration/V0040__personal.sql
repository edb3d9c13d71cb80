-- Who was forgotten, who is not to be written to, and when what had its time was last forgotten. Nothing here tells who anybody was.
create schema personal;

-- What an e-mail address is digested with lies outside the database; by this it is known.
create table personal.list_key (
  one       boolean not null default true primary key constraint one_list_key check (one),
  key_check bytea   not null
);

-- Kept for good: a backup that is brought back may be older than the erasure, which is then done again.
create table personal.erasure (
  id      uuid        not null primary key,
  person  uuid,                         -- none for somebody who had no account
  digest  bytea,                        -- of the e-mail address, keyed; none where the key was not to be had
  at      timestamptz not null,
  done_at timestamptz                   -- none since a restore brought back what was forgotten, until it is forgotten again
);
create index erasure_undone on personal.erasure (id) where done_at is null;
create index erasure_lately on personal.erasure (at);

-- Addresses that asked not to be written to.
create table personal.suppression (
  digest bytea       not null primary key,
  at     timestamptz not null,
  cause  text        not null constraint cause_is_known check (cause in ('erasure', 'person', 'administrator'))
);

-- What is kept for a time: when that was last looked after, by whichever node, and how much went.
create table personal.term (
  key       text        not null primary key,
  ran_at    timestamptz,
  forgotten bigint      not null default 0
);

alter table account.person add column seen_at timestamptz not null default now(); -- when they last signed in
alter table account.person add column warned_at timestamptz;  -- that their account will be forgotten
alter table directory.contact add column touched_at timestamptz not null default now();

create index contact_at_address on directory.contact (lower(email));
create index invitation_of_address on directory.invitation (email);
create index mail_to on post.mail (lower(recipient));
create index outgoing_written on post.outgoing (written_at);
create index act_with_person on audit.act (at) where actor is not null or personal is not null;
