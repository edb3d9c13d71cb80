-- Contacts that were joined by themselves because they share a mailbox, and that somebody has taken apart: they stay two.
create table twin.apart (
  contact uuid not null primary key references directory.contact on delete cascade
);

insert into twin.apart (contact)
select k.id
  from directory.contact k
 where k.id::text in (select c.key ->> 'id'
                        from twin.change c
                        join twin.merge m on m.id = c.merge
                       where m.by_itself and m.undone_at is not null and c.place = 'directory.contact' and c.after is null);
