-- By what whoever is forgotten still ends letters: the link in an old one works, and says nothing of whose it was.
create table letter.ending (
  opens   bytea not null primary key, -- digest of what the links of the letter carry
  mailbox bytea not null              -- keyed digest of where it went
);
