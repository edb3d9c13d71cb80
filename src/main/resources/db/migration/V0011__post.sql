-- What leaves for the outside: written with the act that causes it, handed over once that is committed.
create schema post;

-- One thing to hand to one taker. What is handed over lies in the table of its kind.
create table post.outgoing (
  id         uuid        not null primary key,
  position   bigint      not null generated always as identity,
  kind       text        not null,
  thing_kind text        not null,
  thing      uuid        not null, -- what it is about: all about one thing leaves in the order of its positions
  written_at timestamptz not null,
  state      text        not null,
  attempts   int         not null default 0,
  due_at     timestamptz not null, -- when it may be tried next
  ended_at   timestamptz,
  reason     text,                 -- why the last attempt failed
  constraint outgoing_in_one_order unique (position),
  constraint outgoing_of_a_known_kind check (kind in ('mail')),
  constraint outgoing_in_a_known_state check (state in ('kept', 'waiting', 'sent', 'given-up')),
  constraint end_is_dated check ((state in ('sent', 'given-up')) = (ended_at is not null)),
  constraint giving_up_has_a_reason check (state <> 'given-up' or reason is not null)
);

create index outgoing_due on post.outgoing (due_at, position) where state = 'waiting';
create index outgoing_of_a_thing on post.outgoing (thing_kind, thing, position) where state = 'waiting';
create index outgoing_in_a_state on post.outgoing (state, position);

create table post.mail (
  id             uuid        not null primary key references post.outgoing,
  recipient      text        not null,
  recipient_name text        not null,
  reply_to       text,
  reply_to_name  text,
  language       text        not null,
  subject        text        not null,
  body           text,
  html           text,
  secret         boolean     not null, -- holds something that lets its reader in
  forgotten_at   timestamptz,
  constraint bodies_until_forgotten check ((forgotten_at is null) = (body is not null)
                                       and (forgotten_at is null) = (html is not null)),
  constraint reply_address_with_its_name check ((reply_to is null) = (reply_to_name is null))
);

create table post.attachment (
  mail     uuid  not null references post.mail,
  position int   not null,
  name     text  not null,
  type     text  not null,
  bytes    bytea not null,
  constraint attachment_at_its_place primary key (mail, position)
);
