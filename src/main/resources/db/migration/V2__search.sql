-- Search. unaccent and pg_trgm come with PostgreSQL, and since 13 whoever may create in the database may create them.
create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- A configuration for each language that PostgreSQL can stem, and one for all others: as PostgreSQL's, but accents do not matter.
-- Named by text: pg_upgrade refuses columns of type regconfig.
create table search_language (
    code text primary key,
    configuration text not null,
    -- Whether an entry was ever in it: only then is a query put in it, too.
    used boolean not null default false
);

do $$
declare
    stemmed record;
begin
    for stemmed in
        select code, c.cfgname as original, 'search_' || code as configuration
        from pg_ts_config c join (values
            ('any', 'simple'), ('ar', 'arabic'), ('ca', 'catalan'), ('da', 'danish'), ('de', 'german'), ('el', 'greek'),
            ('en', 'english'), ('es', 'spanish'), ('et', 'estonian'), ('eu', 'basque'), ('fi', 'finnish'), ('fr', 'french'),
            ('ga', 'irish'), ('hi', 'hindi'), ('hu', 'hungarian'), ('hy', 'armenian'), ('id', 'indonesian'),
            ('it', 'italian'), ('lt', 'lithuanian'), ('nb', 'norwegian'), ('ne', 'nepali'), ('nl', 'dutch'),
            ('nn', 'norwegian'), ('no', 'norwegian'), ('pt', 'portuguese'), ('ro', 'romanian'), ('ru', 'russian'),
            ('sr', 'serbian'), ('sv', 'swedish'), ('ta', 'tamil'), ('tr', 'turkish'), ('yi', 'yiddish')
        ) as languages (code, original) on c.cfgname = original and c.cfgnamespace = 'pg_catalog'::regnamespace
    loop
        execute format('create text search configuration %I (copy = pg_catalog.%I)', stemmed.configuration, stemmed.original);
        execute format('alter text search configuration %I alter mapping for asciiword, word, numword with unaccent, %s',
            stemmed.configuration, stemmed.original || case when stemmed.code = 'any' then '' else '_stem' end);
        insert into search_language (code, configuration) values (stemmed.code, stemmed.configuration);
    end loop;
end $$;

create aggregate tsquery_any (tsquery) (sfunc = tsquery_or, stype = tsquery);

-- Apart from entry, so that neither has to be read past. Always found by words and never walked in the order of time: to look
-- into the words of one entry costs far more than the planner believes. Hence no index on listed_at, and hence the words
-- lie outside the row, uncompressed.
create table entry_words (
    entry_id uuid primary key references entry on delete cascade,
    listed_at timestamptz not null,
    -- Title A, excerpt B, body D, and the configuration it was made by.
    words tsvector not null
) with (toast_tuple_target = 128);

alter table entry_words alter words set storage external, alter words set statistics 1000;

create index entry_words_words on entry_words using gin (words);

-- The stems of titles, newest first of each.
create table entry_title_word (
    word text collate "C" not null,
    listed_at timestamptz not null,
    entry_id uuid not null references entry on delete cascade,
    primary key (word, listed_at, entry_id)
);

create index on entry_title_word (entry_id);

-- The words that were ever written, for guessing what a misspelt one was meant to be.
create table search_word (
    word text collate "C" primary key
);

create index search_word_similar on search_word using gin (word gin_trgm_ops);

-- Which version of the code derived body, excerpt, hashtags and words from what was given; 0 for what was before this.
alter table entry add rendering integer not null default 0;
alter table entry_body drop rendering;

create index on entry (rendering);

create or replace function entry_links() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.listed_at <> old.listed_at then
        update entry_tag set listed_at = new.listed_at where entry_id = new.id;
        update entry_author set listed_at = new.listed_at where entry_id = new.id;
        update entry_words set listed_at = new.listed_at where entry_id = new.id;
        update entry_title_word set listed_at = new.listed_at where entry_id = new.id;
    end if;
    delete from entry_hashtag where entry_id = new.id;
    insert into entry_hashtag (entry_id, hashtag, listed_at)
    select distinct new.id, lower(hashtag), new.listed_at from unnest(new.hashtags) as hashtag;
    return null;
end $$;

-- Makes what an entry is found by. The texts are of words and blanks alone, see io.broadsheet.text.SearchText.
create function entry_index(indexed uuid, its_title text, its_excerpt text, its_body text) returns void language plpgsql as $$
declare
    made_by text;
    title_words tsvector;
begin
    select configuration into made_by from entry e join search_language l on l.code in (split_part(lower(e.language), '-', 1), 'any')
    where e.id = indexed order by l.code = 'any' limit 1;
    update search_language set used = true where configuration = made_by and not used;
    title_words := to_tsvector(made_by::regconfig, its_title);
    insert into entry_words (entry_id, listed_at, words)
    select id, listed_at,
        -- As it stands in the title, too: there are names of stop words alone.
        setweight(title_words || to_tsvector('search_any', its_title), 'A')
            || setweight(to_tsvector(made_by::regconfig, its_excerpt), 'B')
            || to_tsvector(made_by::regconfig, its_body)
            || array_to_tsvector(array[made_by])
    from entry where id = indexed
    on conflict (entry_id) do update set words = excluded.words;
    delete from entry_title_word where entry_id = indexed;
    insert into entry_title_word (word, listed_at, entry_id)
    select word, e.listed_at, e.id from entry e, unnest(tsvector_to_array(title_words)) as word
    where e.id = indexed and length(word) between 2 and 100;
    insert into search_word (word)
    select word from unnest(tsvector_to_array(to_tsvector('search_any', its_title || ' ' || its_excerpt || ' ' || its_body))) as word
    where length(word) between 4 and 30 and word !~ '[0-9]' order by word
    on conflict do nothing;
end $$;
