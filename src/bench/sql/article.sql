\set number 3 * random(1, {entries} / 3)
select json_build_object(
    'id', e.id, 'type', e.kind, 'slug', e.slug, 'title', e.title, 'excerpt', coalesce(e.given_excerpt, e.made_excerpt),
    'language', e.language, 'status', 'published', 'publishedAt', e.published_at, 'updatedAt', e.updated_at,
    'url', 'http://localhost:8080/articles/' || e.slug,
    'category', json_build_object('slug', c.slug, 'name', c.name),
    'authors', (select coalesce(json_agg(json_build_object('slug', a.slug, 'name', a.name) order by l.position), '[]')
        from entry_author l join author a on a.id = l.author_id where l.entry_id = e.id),
    'tags', (select coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.name) order by l.position), '[]')
        from entry_tag l join tag t on t.id = l.tag_id where l.entry_id = e.id),
    'hashtags', e.hashtags, 'image', e.image, 'seo', e.seo,
    'body', json_build_object('html', b.html, 'outline', b.outline, 'wordCount', b.word_count, 'readingMinutes', b.reading_minutes))
from entry e join category c on c.id = e.category_id left join entry_body b on b.entry_id = e.id
where e.kind = 'article' and e.slug = 'generated-' || :number and e.published_at <= now()
    and (e.unpublish_at is null or e.unpublish_at > now()) and e.archived_at is null and e.trashed_at is null;
