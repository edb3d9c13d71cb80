-- Programs of others that are told what becomes of options, bookings and closures. What is to be told is written in the
-- transaction of the act: what is undone tells nobody.
create schema hook;

create table hook.endpoint (
  id           uuid        not null primary key,
  site         uuid        not null references circuit.site,
  name         text        not null,
  address      text        not null, -- https, where it is not on the machine itself
  acts         text[]      not null, -- what it is told of, as the trail calls it; empty for all
  secret       bytea,                -- sealed under a key that is not in the database
  former       bytea,                -- the secret before, good for a while beside the new one
  former_until timestamptz,
  sealed_by    text        not null, -- by what the key of the seal is known
  added_at     timestamptz not null,
  renewed_at   timestamptz not null, -- when its secret was made
  disabled_at  timestamptz,
  disabled_why text        constraint disabling_has_a_known_reason
                           check (disabled_why in ('by-hand', 'gone', 'failing', 'restored')),
  removed_at   timestamptz,          -- gone for everybody; the row stays until what was sent has had its time
  version      int         not null, -- two who change it at once: the second is told
  constraint disabling_has_a_reason check ((disabled_at is null) = (disabled_why is null)),
  constraint former_secret_ends check ((former is null) = (former_until is null)),
  constraint secret_until_removed check ((secret is null) = (removed_at is not null))
);
create index endpoint_of_site on hook.endpoint (site) where removed_at is null;

-- How it goes with an endpoint. Whoever sends it something has the row locked: one message after the other, whatever
-- the number of nodes.
create table hook.lane (
  endpoint      uuid        not null primary key references hook.endpoint on delete cascade,
  failures      int         not null, -- in a row
  failing_since timestamptz,
  served_at     timestamptz not null, -- so that everybody has their turn
  rests_until   timestamptz not null,
  constraint failing_has_a_beginning check ((failures = 0) = (failing_since is null))
);

-- Something that happened, in the very bytes that every attempt sends.
create table hook.event (
  id    uuid        not null primary key,
  site  uuid        not null references circuit.site,
  act   text        not null,
  thing uuid        not null, -- the booking
  at    timestamptz not null,
  body  text        not null
);
create index event_by_age on hook.event (at);

-- An event on its way to an endpoint.
create table hook.delivery (
  id       uuid        not null primary key,
  position bigint      not null generated always as identity constraint delivery_in_one_order unique,
  event    uuid        not null references hook.event on delete cascade,
  endpoint uuid        not null references hook.endpoint,
  thing    uuid        not null, -- all about one thing leaves in the order of its positions
  state    text        not null constraint delivery_in_a_known_state check (state in ('waiting', 'delivered', 'given-up')),
  attempts int         not null,
  due_at   timestamptz not null,
  ended_at timestamptz,
  fault    text,                 -- why the last attempt failed
  status   int,                  -- what the last attempt was answered
  said     text,                 -- the beginning of that answer
  constraint event_once_to_an_endpoint unique (event, endpoint),
  constraint delivery_end_is_dated check ((state = 'waiting') = (ended_at is null)),
  constraint delivery_given_up_for_a_fault check (state <> 'given-up' or fault is not null)
);
create index delivery_due on hook.delivery (endpoint, position) where state = 'waiting';
create index delivery_about_a_thing on hook.delivery (endpoint, thing, position) where state = 'waiting';
create index delivery_of_endpoint on hook.delivery (endpoint, position);
