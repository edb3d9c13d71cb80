-- Who did what to which thing. An act is written once: afterwards it can only get its seal, and lose its personal values.
create schema audit;

create table audit.act (
  id              bigint      not null generated always as identity primary key,
  at              timestamptz not null,
  who             text        not null constraint who_is_known check (who in ('person', 'nobody', 'paddock')),
  person          uuid,
  act             text        not null,
  kind            text        not null,
  thing           uuid,
  about           uuid,        -- whose personal values the change holds
  before          json        not null, -- json keeps its text as written, which the seal is over
  after           json        not null,
  actor           json,        -- name and network address; outside the chain, forgotten with the person
  actor_digest    bytea,       -- of that text, which is salted: once forgotten it cannot be guessed from this
  personal        json,        -- personal values before and after; as above
  personal_digest bytea,
  number          bigint,      -- its place in the chain, given by the sealer
  previous        bytea,       -- the digest of the place before
  digest          bytea,
  constraint person_when_somebody check ((who = 'person') = (person is not null)),
  constraint sealed_as_a_whole check (num_nulls(number, previous, digest) in (0, 3)),
  constraint number_used_once unique (number)
);

create index act_unsealed on audit.act (id) where number is null;
create index act_at on audit.act (at);
create index act_of_person on audit.act (person, id);
create index act_about on audit.act (about) where about is not null;
create index act_of_thing on audit.act (thing, id);
create index act_named on audit.act (act, id);
create index act_of_kind on audit.act (kind, id);

-- One trail a database, and how to know the key it is sealed with.
create table audit.trail (
  one       boolean not null default true primary key constraint one_trail check (one),
  id        uuid    not null,
  key_check bytea   not null
);

create function audit.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the trail keeps every act as it was written' using errcode = 'integrity_constraint_violation';
end $$;

create function audit.refuse_unless_sealing_or_forgetting() returns trigger language plpgsql as $$
begin
  if (new.id, new.at, new.who, new.person, new.act, new.kind, new.thing, new.about,
      new.before::text, new.after::text, new.actor_digest, new.personal_digest)
     is distinct from
     (old.id, old.at, old.who, old.person, old.act, old.kind, old.thing, old.about,
      old.before::text, old.after::text, old.actor_digest, old.personal_digest)
  or (old.number is not null
      and (new.number, new.previous, new.digest) is distinct from (old.number, old.previous, old.digest))
  or (new.actor is not null and new.actor::text is distinct from old.actor::text)
  or (new.personal is not null and new.personal::text is distinct from old.personal::text)
  then
    raise exception 'the trail keeps every act as it was written' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger act_stays_as_written before update on audit.act
  for each row execute function audit.refuse_unless_sealing_or_forgetting();
create trigger act_stays before delete on audit.act for each row execute function audit.refuse();
create trigger acts_stay before truncate on audit.act for each statement execute function audit.refuse();
create trigger trail_stays before update or delete on audit.trail for each row execute function audit.refuse();
