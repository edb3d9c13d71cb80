-- What people are to be told, left by whatever happened, in its transaction: what is undone tells nobody. It is written
-- and put into the outbox afterwards, so that nobody holds a lock on tarmac while a mail is being written.
create schema notice;

create table notice.due (
  id      bigint      not null primary key generated always as identity,
  booking uuid        not null references booking.booking on delete cascade,
  act     text        not null, -- as the trail calls it
  at      timestamptz not null,
  tries   int         not null  -- how often it could not be written
);
create index due_of_booking on notice.due (booking);
-- What is due is taken in turn without looking through all of it, however much a storm of bookings has left.
create index due_in_turn on notice.due (tries, id);
