-- Random keys that all instances share; cursors are signed with one. gen_random_uuid() has 122 random bits each.
create table secret (
    name text primary key,
    value bytea not null
);

insert into secret (name, value)
select name, sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), 'UTF8'))
from (values ('cursor')) as names (name);

create table api_key (
    id uuid primary key,
    version integer not null,
    name text not null,
    handle text collate "C" not null,
    hash bytea not null,
    scopes text[] not null,
    expires_at timestamptz,
    last_used_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index on api_key (handle);
create index on api_key (created_at, id);

create table site (
    id uuid primary key,
    version integer not null,
    title text not null,
    description text,
    url text,
    language text not null,
    time_zone text not null,
    social_links jsonb not null,
    article_url text,
    post_url text,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

insert into site (id, version, title, language, time_zone, social_links, created_at, updated_at)
values ('00000000-0000-7000-8000-000000000000', 0, 'Broadsheet', 'en', 'UTC', '[]', date_trunc('milliseconds', now()),
        date_trunc('milliseconds', now()));

-- Terms: tags, categories, authors. "published" counts published entries; the code that owns entries keeps it.
create table tag (
    id uuid primary key,
    version integer not null,
    slug text collate "C" not null unique,
    name text collate "C" not null,
    description text,
    published integer not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index on tag (name, id);
create index on tag (published, id);
create index on tag (lower(name));

create table author (like tag including all);

create table category (
    like tag including all,
    parent_id uuid references category
);

create index on category (parent_id);

insert into category (id, version, slug, name, created_at, updated_at)
values ('00000000-0000-7000-8000-000000000001', 0, 'uncategorized', 'Uncategorized', date_trunc('milliseconds', now()),
        date_trunc('milliseconds', now()));

-- Articles and posts. What readers see is decided when they ask: published_at <= now < unpublish_at, neither archived nor in
-- the trash.
create table entry (
    id uuid primary key,
    version integer not null,
    kind text not null check (kind in ('article', 'post')),
    slug text collate "C" not null,
    title text not null,
    sort_title text collate "C" not null,
    given_excerpt text,
    made_excerpt text,
    language text not null,
    category_id uuid not null references category,
    about_id uuid references entry on delete set null,
    image jsonb,
    seo jsonb,
    hashtags text[] not null,
    body_digest bytea,
    published_at timestamptz,
    unpublish_at timestamptz,
    archived_at timestamptz,
    trashed_at timestamptz,
    -- Whether the counters of its terms include it.
    counted boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- Where it stands in lists, drafts too.
    listed_at timestamptz not null generated always as (coalesce(published_at, created_at)) stored,
    check (unpublish_at > published_at)
);

-- Entries claim their slugs in entry_slug; this one finds them by it, and would tell if a claim had failed.
create unique index entry_by_slug on entry (slug, kind) where trashed_at is null;

-- One index for each order of each public list; read backwards for the opposite order.
create index entry_public on entry (listed_at, id)
    where published_at is not null and archived_at is null and trashed_at is null;
create index entry_public_kind on entry (kind, listed_at, id)
    where published_at is not null and archived_at is null and trashed_at is null;
create index entry_public_updated on entry (updated_at, id)
    where published_at is not null and archived_at is null and trashed_at is null;
create index entry_public_kind_updated on entry (kind, updated_at, id)
    where published_at is not null and archived_at is null and trashed_at is null;
create index entry_public_title on entry (sort_title, id)
    where published_at is not null and archived_at is null and trashed_at is null;
create index entry_public_kind_title on entry (kind, sort_title, id)
    where published_at is not null and archived_at is null and trashed_at is null;

-- Filters by a column.
create index entry_public_category on entry (category_id, listed_at, id)
    where published_at is not null and archived_at is null and trashed_at is null;
create index entry_public_language on entry (language, listed_at, id)
    where published_at is not null and archived_at is null and trashed_at is null;

-- What only the newsroom lists.
create index entry_listed on entry (listed_at, id);
create index entry_draft on entry (listed_at, id) where published_at is null and archived_at is null and trashed_at is null;
create index entry_archived on entry (listed_at, id) where archived_at is not null and trashed_at is null;
create index entry_unpublish on entry (unpublish_at) where unpublish_at is not null;

-- What the clock has made public or not since the counters were kept.
create index entry_uncounted on entry (published_at)
    where published_at is not null and archived_at is null and trashed_at is null and not counted;
create index entry_counted_until on entry (unpublish_at) where unpublish_at is not null and counted;

create index on entry (about_id) where about_id is not null;
create index on entry (category_id);

-- Slugs, present and former; a present one takes the place of a former one.
create table entry_slug (
    kind text not null,
    slug text collate "C" not null,
    entry_id uuid not null references entry on delete cascade deferrable initially deferred,
    present boolean not null,
    primary key (kind, slug)
);

create index on entry_slug (entry_id);

-- What lists never read.
create table entry_body (
    entry_id uuid primary key references entry on delete cascade deferrable initially deferred,
    format text not null check (format in ('markdown', 'html')),
    source text not null,
    html text not null,
    markdown text not null,
    text text not null,
    blocks jsonb not null,
    outline jsonb not null,
    word_count integer not null,
    reading_minutes integer not null,
    -- Which version of the code derived the columns above from the source.
    rendering integer not null
);

-- listed_at stands here, too, so that an index serves "of this tag, newest first" however many entries there are.
create table entry_tag (
    entry_id uuid not null references entry on delete cascade,
    tag_id uuid not null references tag on delete cascade,
    position integer not null,
    listed_at timestamptz not null,
    primary key (entry_id, tag_id)
);

create index on entry_tag (tag_id, listed_at, entry_id);

create table entry_author (
    entry_id uuid not null references entry on delete cascade,
    author_id uuid not null references author,
    position integer not null,
    listed_at timestamptz not null,
    primary key (entry_id, author_id)
);

create index on entry_author (author_id, listed_at, entry_id);

-- By the lower-case hashtag; kept from the column of entry, which shows them as they were written.
create table entry_hashtag (
    entry_id uuid not null references entry on delete cascade,
    hashtag text collate "C" not null,
    listed_at timestamptz not null,
    primary key (entry_id, hashtag)
);

create index on entry_hashtag (hashtag, listed_at, entry_id);

create function entry_link_listed() returns trigger language plpgsql as $$
begin
    select listed_at into strict new.listed_at from entry where id = new.entry_id;
    return new;
end $$;

create trigger entry_tag_listed before insert on entry_tag for each row execute function entry_link_listed();
create trigger entry_author_listed before insert on entry_author for each row execute function entry_link_listed();

create function entry_links() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.listed_at <> old.listed_at then
        update entry_tag set listed_at = new.listed_at where entry_id = new.id;
        update entry_author set listed_at = new.listed_at where entry_id = new.id;
    end if;
    delete from entry_hashtag where entry_id = new.id;
    insert into entry_hashtag (entry_id, hashtag, listed_at)
    select distinct new.id, lower(hashtag), new.listed_at from unnest(new.hashtags) as hashtag;
    return null;
end $$;

create trigger entry_links_insert after insert on entry for each row execute function entry_links();
create trigger entry_links_update after update on entry for each row
    when (old.listed_at <> new.listed_at or old.hashtags <> new.hashtags) execute function entry_links();
