-- What is told of somebody is forgotten with them.
create index event_of_thing on hook.event (thing);
