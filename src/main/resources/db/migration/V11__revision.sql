-- Every state that an entry was given. One holds from its created_at until that of the next number; what readers saw at an
-- instant follows from it and its four instants, as it does in entry.
create table entry_revision (
    id uuid primary key,
    version integer not null,
    entry_id uuid not null references entry on delete cascade,
    -- From 1 on, without gaps: whoever writes an entry has locked it.
    number integer not null,
    kind text collate "C" not null check (kind in ('created', 'updated', 'scheduled', 'published', 'unpublished', 'archived',
        'unarchived', 'deleted', 'undeleted', 'restored')),
    restored_from integer,
    -- Who; a key that is gone stays named. All null if no key did it, and the name alone for the key of the configuration.
    key_id uuid,
    key_name text,
    -- What would make the entry, but for its body.
    content jsonb not null,
    body_digest bytea,
    -- The members that differ from those of the number before.
    changed text[] not null,
    published_at timestamptz,
    unpublish_at timestamptz,
    archived_at timestamptz,
    trashed_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (entry_id, number)
);

-- The sources of bodies, each once for all the revisions of an entry that have it. Not below entry_revision: it is there first.
create table entry_revision_body (
    entry_id uuid not null references entry on delete cascade,
    digest bytea not null,
    format text not null,
    source text not null,
    primary key (entry_id, digest)
);

-- What was written before there were revisions is the first of each.
insert into entry_revision_body (entry_id, digest, format, source)
select e.id, e.body_digest, b.format, b.source from entry e join entry_body b on b.entry_id = e.id
where e.body_digest is not null;

insert into entry_revision (id, version, entry_id, number, kind, content, body_digest, changed, published_at, unpublish_at,
    archived_at, trashed_at, created_at, updated_at)
select gen_random_uuid(), 0, e.id, 1, 'created',
    jsonb_strip_nulls(jsonb_build_object(
        'title', e.title,
        'slug', e.slug,
        'excerpt', e.given_excerpt,
        'category', c.slug,
        'tags', (select coalesce(jsonb_agg(t.slug order by l.position), '[]') from entry_tag l join tag t on t.id = l.tag_id
            where l.entry_id = e.id),
        'authors', (select coalesce(jsonb_agg(a.slug order by l.position), '[]') from entry_author l
            join author a on a.id = l.author_id where l.entry_id = e.id),
        'language', e.language,
        'image', e.image,
        'about', e.about_id,
        'newsletter', n.slug,
        'seo', e.seo)),
    e.body_digest, '{}', e.published_at, e.unpublish_at, e.archived_at, e.trashed_at, e.updated_at, e.updated_at
from entry e join category c on c.id = e.category_id left join newsletter n on n.id = e.newsletter_id;

create index entry_trashed on entry (trashed_at, id) where trashed_at is not null;
