-- What the directory is searched by, kept beside the pages, so that a search among a hundred thousand companies reads few of them.

-- A word stands between signs. They are listed, as Trades has them too: which letters there are is another matter in each database.
-- Nobody looks for more than two hundred letters.
create function trade.split(said text) returns table (place bigint, word text) language sql immutable parallel safe as $$
  select place, left(word, 200)
    from regexp_split_to_table(said,
           '[\u0001-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00BF\u00D7\u00F7\u02C2-\u02DF\u055A-\u055F\u0589\u058A\u05BE\u060C\u061B\u061F\u066A-\u066D\u06D4\u0964\u0965\u2000-\u2BFF\u2E00-\u2E7F\u3000-\u3020\u3030\uFE10-\uFE6F\uFFF0-\uFFFF\U0001F000-\U0001FAFF]+')
         with ordinality as part (word, place)
   where word <> ''
$$;

-- Each two words that follow each other, as one: somebody looks for Autosport and it is written Auto Sport. Numbers stay apart.
create function trade.joined(name text) returns table (word text) language sql immutable parallel safe as $$
  select left(word || next, 200)
    from (select word, lead(word) over (order by place) as next from trade.split(name)) as part
   where word !~ '[0-9]' and next !~ '[0-9]'
$$;

-- A company that anybody can find: one that is listed, and no part of another. Apart from its page, because where a word is in many
-- names many of these rows are read.
create table trade.listing (
  company uuid     not null primary key references trade.profile on update cascade on delete cascade,
  called  text     collate "C" not null, -- its name as it is looked for and sorted
  found   tsvector not null  -- n/ and a word of the name, j/ and two as one, a/ and a word of what it says, t/ and a trade
);

-- As it has to be.
create view trade.to_be_listed as
select p.company, c.sought as called,
       array_to_tsvector(array(select 'n/' || word from trade.split(c.sought)
                                union all
                               select 'j/' || word from trade.joined(c.sought)
                                union all
                               select 'a/' || word from trade.split(p.sought)
                                union all
                               select 't/' || trade from unnest(p.trades) as trade where trade is not null)) as found
  from trade.profile p
  join directory.company c on c.id = p.company
 where p.listed_at is not null and c.absorbed_into is null;

-- The words of all those names, each once: among them is the one that a mistyped word was to be.
create table trade.word (
  word text collate "C" not null primary key
);

insert into trade.listing select company, called, found from trade.to_be_listed order by called, company;
insert into trade.word select distinct word from trade.listing, trade.split(called) order by word;

-- One at a time is written, and many are read: nothing is put off.
create index listing_found on trade.listing using gin (found) with (fastupdate = off);
create index listing_in_order on trade.listing (called, company);
create index word_nearly on trade.word using gin (word gin_trgm_ops) with (fastupdate = off);
create index status_of_kind on directory.status (kind, company) include (during);
drop index trade.profile_of_trade;
drop index trade.profile_of_word;

create function trade.list_anew(id uuid) returns void language sql as $$
  delete from trade.listing where company = id and not exists (select 1 from trade.to_be_listed t where t.company = id);
  insert into trade.listing as l
  select t.company, t.called, t.found from trade.to_be_listed t where t.company = id
      on conflict (company) do update set called = excluded.called, found = excluded.found
   where (l.called, l.found) is distinct from (excluded.called, excluded.found);
$$;

create function trade.profile_is_other() returns trigger language plpgsql as $$
begin
  perform trade.list_anew(new.company);
  return null;
end $$;

create function trade.company_is_other() returns trigger language plpgsql as $$
begin
  perform trade.list_anew(new.id);
  return null;
end $$;

create trigger listed_as_it_is after insert or update of company, trades, sought, listed_at on trade.profile
  for each row execute function trade.profile_is_other();
create trigger listed_by_its_name after update on directory.company
  for each row when (old.sought is distinct from new.sought or old.absorbed_into is distinct from new.absorbed_into)
  execute function trade.company_is_other();

-- At the end of a transaction, and of one at a time: a word that comes meanwhile is not taken away by whoever no longer has it.
create function trade.keep_words() returns trigger language plpgsql set enable_seqscan = off as $$
declare
  had text[] := '{}';
  has text[] := '{}';
  gone text;
begin
  if tg_op <> 'INSERT' then
    had := array(select word from trade.split(old.called));
  end if;
  if tg_op <> 'DELETE' then
    has := array(select word from trade.split(new.called));
  end if;
  perform pg_advisory_xact_lock(hashtext('trade.word'));
  insert into trade.word select word from unnest(has) as word on conflict do nothing;
  for gone in select word from unnest(had) as word where word <> all (has) loop
    if not exists (select 1 from trade.listing l where l.found @@ cast('''n/' || gone || '''' as tsquery)) then
      delete from trade.word where word = gone;
    end if;
  end loop;
  return null;
end $$;

create constraint trigger words_of_new after insert on trade.listing deferrable initially deferred
  for each row execute function trade.keep_words();
create constraint trigger words_of_other after update on trade.listing deferrable initially deferred
  for each row when (old.called is distinct from new.called) execute function trade.keep_words();
create constraint trigger words_of_gone after delete on trade.listing deferrable initially deferred
  for each row execute function trade.keep_words();

-- The list of companies as the operator's people read it: all in order, or by part of a name, or by how a number begins.
drop index directory.company_in_order;
create index company_in_order on directory.company (sought collate "C", id) include (siren, siret, vat, standing, absorbed_into);
create index company_by_siren on directory.company (siren collate "C") where siren is not null;
create index company_by_siret on directory.company (siret collate "C") where siret is not null;
create index company_by_begin_of_vat on directory.company (vat collate "C") where vat is not null;
create index company_of_standing on directory.company (standing, sought collate "C", id);
