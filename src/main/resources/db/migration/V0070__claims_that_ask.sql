-- Who counts what was granted in a year looks at few claims, not at all of that year.
alter table booking.claim add column asks boolean not null default false; -- something has, or had, to be granted to its booking
update booking.claim c set asks = true where exists (select 1 from booking.permit p where p.booking = c.booking);
create index claim_that_asks on booking.claim using gist (layout, during) where asks;
