-- What leaves for other programs: the secret address at which a company's calendar can be read.
create schema exchange;

create table exchange.subscription (
  company uuid        not null primary key references directory.company on delete cascade,
  token   bytea       constraint subscription_address_used_once unique, -- digest of the secret in the address; none once withdrawn
  made_at timestamptz,
  read_at timestamptz, -- noted at most once an hour
  version int         not null, -- two who renew it at once: the second is told
  constraint subscription_is_made_at_a_time check ((token is null) = (made_at is null)),
  constraint only_what_is_there_is_read check (read_at is null or token is not null)
);
