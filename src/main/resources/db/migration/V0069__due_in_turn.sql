-- What is due is taken in turn without looking through all of it, however much a storm of bookings has left.
create index due_in_turn on notice.due (tries, id);
