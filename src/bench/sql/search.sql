with asked as materialized (select
        (select tsquery_any(websearch_to_tsquery(configuration::regconfig, '{word}') && configuration::tsquery)
            from search_language where used) as match,
        (select tsquery_any(websearch_to_tsquery(configuration::regconfig, '{word}')) from search_language where used) as rank),
    public as (select * from entry where published_at <= now() and (unpublish_at is null or unpublish_at > now())
        and archived_at is null and trashed_at is null),
    newest as materialized (select e.id from asked, entry_words w join public e on e.id = w.entry_id
        where w.words @@ asked.match order by e.listed_at desc limit 200),
    titled as materialized (select e.id from entry_title_word t join public e on e.id = t.entry_id
        where t.word in (select unnest(tsvector_to_array(to_tsvector(configuration::regconfig, '{word}'))) from search_language where used)
        order by t.listed_at desc limit 200),
    best as materialized (select w.entry_id as id, ln(ts_rank(array[0, 0, 0, 1], words, rank)
            + ts_rank(array[0.1, 0.2, 0.4, 1], words, rank, 1) + 1e-20)
            + ln(2) * extract(epoch from listed_at) / (5 * 365 * 86400) as score
        from asked, (select id from newest union select id from titled) f join entry_words w on w.entry_id = f.id
        order by score desc, id desc limit 10)
select json_agg(json_build_object(
    'id', e.id, 'type', e.kind, 'slug', e.slug, 'title', e.title, 'excerpt', coalesce(e.given_excerpt, e.made_excerpt),
    'language', e.language, 'status', 'published', 'publishedAt', e.published_at, 'updatedAt', e.updated_at,
    'url', 'http://localhost:8080/' || e.kind || 's/' || e.slug,
    'category', json_build_object('slug', c.slug, 'name', c.name),
    'authors', (select coalesce(json_agg(json_build_object('slug', a.slug, 'name', a.name) order by l.position), '[]')
        from entry_author l join author a on a.id = l.author_id where l.entry_id = e.id),
    'tags', (select coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.name) order by l.position), '[]')
        from entry_tag l join tag t on t.id = l.tag_id where l.entry_id = e.id),
    'hashtags', e.hashtags, 'image', e.image, 'seo', e.seo,
    'highlights', json_build_object(
        'title', ts_headline(s.configuration::regconfig, e.title, rank, 'HighlightAll=true, StartSel=<mark>, StopSel=</mark>'),
        'text', ts_headline(s.configuration::regconfig, b.text, rank, 'MaxFragments=2, StartSel=<mark>, StopSel=</mark>')))
    order by score desc, e.id desc)
from asked, best join entry e on e.id = best.id join category c on c.id = e.category_id join search_language s on s.code = e.language
    left join entry_body b on b.entry_id = e.id;
