-- What was taken of sessions, and when.
create or replace view session.taken as
select p.id as place, p.number, p.session, p.company, p.vehicles, p.ended is null as had, p.taken_at
  from session.place p;
