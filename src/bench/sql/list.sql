select json_agg(json_build_object(
    'id', e.id, 'type', e.kind, 'slug', e.slug, 'title', e.title, 'excerpt', coalesce(e.given_excerpt, e.made_excerpt),
    'language', e.language, 'status', 'published', 'publishedAt', e.published_at, 'updatedAt', e.updated_at,
    'url', 'http://localhost:8080/articles/' || e.slug,
    'category', json_build_object('slug', c.slug, 'name', c.name),
    'authors', (select coalesce(json_agg(json_build_object('slug', a.slug, 'name', a.name) order by l.position), '[]')
        from entry_author l join author a on a.id = l.author_id where l.entry_id = e.id),
    'tags', (select coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.name) order by l.position), '[]')
        from entry_tag l join tag t on t.id = l.tag_id where l.entry_id = e.id),
    'hashtags', e.hashtags, 'image', e.image, 'seo', e.seo) order by e.listed_at desc, e.id desc)
from (select * from entry where kind = 'article' and published_at <= now() and (unpublish_at is null or unpublish_at > now())
        and archived_at is null and trashed_at is null order by listed_at desc, id desc limit 10) e
    join category c on c.id = e.category_id;
