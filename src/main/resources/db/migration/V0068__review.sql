-- What was sold is judged again whenever what is written changes: how far that has come, and what is no longer lawful.
create schema review;

create table review.reviewed (
  site     uuid        not null primary key references circuit.site,
  revision bigint      not null, -- of what is written about the site
  at       timestamptz not null
);

create table review.unlawful (
  booking uuid        not null primary key references booking.booking on delete cascade,
  since   timestamptz not null
);
