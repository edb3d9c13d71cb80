-- What came of whom one has met: read from what others hold, kept nowhere.

-- Who asked for what, since when, and whether it is had.
create view booking.sold as
select b.id as booking, b.number, b.site, b.company, b.asked_at, b.state, b.ended, b.ended_at
  from booking.booking b
 where b.kind = 'rental';

create index rental_by_asking on booking.booking (asked_at) where kind = 'rental';

-- The days on tarmac of a booking, as the clock of the place has them.
create view booking.day_on_track as
select c.booking, cast(c.begins as date) as day, max(upper(c.during)) as over_at
  from booking.claim c
 where c.layout is not null
 group by c.booking, cast(c.begins as date);

-- Since when a company is what to the operator.
create view directory.status_since as
select s.company, s.kind, lower(s.during) as since
  from directory.status s;

-- Whom one has met where, and whether they heard of the operator as soon as they were to.
create view lead.met as
select e.exhibition, e.id as encounter, e.met_at, l.id as lead, l.company, l.grade, l.trades, l.qualified_at, l.answered_at,
       coalesce(l.answered_at <= l.met_at + make_interval(hours => coalesce(d.hours, case l.grade when 'A' then 24
                                                                                      when 'B' then 48 else 336 end)),
                false) as in_time
  from lead.encounter e
  join lead.lead l on l.id = e.lead
  left join lead.delay d on d.grade = l.grade;

create view lead.spoken as
select c.lead, c.kind, c.at
  from lead.contact c
 where c.reached;
