-- What came of whom one has met, counted as it was.

-- What is confidential is known as such.
create or replace view booking.sold as
select b.id as booking, b.number, b.site, b.company, b.asked_at, b.state, b.ended, b.ended_at, b.confidential
  from booking.booking b
 where b.kind = 'rental';

-- Each day on tarmac of a booking: one that is had from Monday until Friday has five.
create or replace view booking.day_on_track as
select c.booking, cast(d.day as date) as day, max(upper(c.during)) as over_at
  from booking.claim c
 cross join lateral generate_series(
         cast(c.begins as date), cast(c.ends - interval '1 microsecond' as date), interval '1 day') as d (day)
 where c.layout is not null
 group by c.booking, cast(d.day as date);

-- Since when a company is what to the operator: whoever is it for another year has become nothing new.
create or replace view directory.status_since as
select s.company, s.kind, lower(s.during) as since
  from directory.status s
 where not exists (select 1 from directory.status p
                    where p.company = s.company and p.kind = s.kind and p.during @> (lower(s.during) - 1));

-- Whoever was reminded of several is not reminded again at once.
alter table followup.reminder add column person uuid references account.person on delete set null;
create index reminder_of_person on followup.reminder (person, told_at) where person is not null;
create index reminder_of_head on followup.reminder (told_at) where to_head;

-- Whoever shares a stand shares it once, also where no company of the directory is meant.
delete from exhibition.partner p using exhibition.partner o
 where p.exhibition = o.exhibition and p.company is null and o.company is null
   and lower(p.name) = lower(o.name) and p.id > o.id;
drop index exhibition.partner_shares_once;
create unique index partner_shares_once on exhibition.partner (exhibition, company, lower(name)) nulls not distinct;
