-- What those ask the operator for who do not hold by themselves: strangers, and companies that need an approval. It blocks
-- nothing and has no rank.
create schema request;

create table request.request (
  id         uuid        not null primary key,
  number     bigint      not null generated always as identity constraint request_numbered_once unique,
  site       uuid        not null references circuit.site,
  name       text        not null, -- of who asks
  firm       text        not null, -- what a stranger's company is called
  email      text        not null, -- in small letters
  phone      text        not null,
  message    text        not null,
  language   text        not null, -- of the mails they get
  company    uuid        references directory.company on delete cascade, -- for which somebody asks who acts for it
  claims     jsonb       not null, -- what is asked for, as programs write it
  use        jsonb       not null, -- what runs: facts as a question to the order has them
  asked_at   timestamptz not null,
  asked_by   uuid        references account.person on delete set null,
  token      bytea       constraint one_link_for_a_request unique, -- digest of the link by which it is confirmed
  until      timestamptz, -- when that link is good no more, and the request is as if it had never been
  decided    text        constraint decision_is_known check (decided in ('granted', 'declined')),
  decided_at timestamptz,
  decided_by uuid        references account.person on delete set null,
  answer     text        not null, -- why it was declined
  booking    uuid        references booking.booking on delete set null, -- what it was granted
  version    int         not null, -- two who decide at once: the second is told
  constraint link_is_good_for_a_time check ((token is null) = (until is null)),
  constraint decision_has_a_time check ((decided is null) = (decided_at is null)),
  constraint confirmed_before_decided check (decided is null or until is null)
);
create index request_of_site on request.request (site, number);
create index request_of_mailbox on request.request (email);

-- How often strangers have asked lately, by network and by mailbox.
create table request.flood (
  key   text        not null primary key,
  count int         not null,
  since timestamptz not null
);
