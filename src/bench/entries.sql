-- Entries in any number, for measuring and for the tests of scale: of a made-up language whose words are as unevenly used as
-- those of real ones. What they hold depends on their number alone; the newest is a minute old.
-- select generate_entries(from, to) adds those numbered from..to; vacuum analyze afterwards.

create or replace function pg_temp.word(number int) returns text language sql immutable as $$
    select string_agg(substr('bdfgklmnprstvz', 1 + part % 14, 1) || substr('aeiou', 1 + part / 14 % 5, 1), '')
        || substr('lnrstmdk', 1 + number % 8, 1)
    from unnest(array[number % 70, number / 70 % 70, number / 4900 + 17]) as part
$$;

create or replace function pg_temp.generate_entries(first int, last int) returns void language plpgsql as $$
declare
    vocabulary text[] := (select array_agg(pg_temp.word(number) order by number) from generate_series(1, 20000) as number);
    paragraphs text[];
    heading text;
    body text;
    entry uuid;
    written timestamptz;
    kind text;
begin
    insert into category (id, version, slug, name, created_at, updated_at)
    select gen_random_uuid(), 0, 'topic-' || n, 'Topic ' || n, now(), now() from generate_series(1, 20) as n on conflict do nothing;
    insert into tag (id, version, slug, name, created_at, updated_at)
    select gen_random_uuid(), 0, 'tag-' || n, 'Tag ' || n, now(), now() from generate_series(1, 200) as n on conflict do nothing;
    insert into author (id, version, slug, name, created_at, updated_at)
    select gen_random_uuid(), 0, 'author-' || n, 'Author ' || n, now(), now() from generate_series(1, 20) as n on conflict do nothing;
    for number in first..last loop
        perform setseed(number % 1000003 / 1000003.0);
        heading := null;
        for word in 1..4 + number % 4 loop
            heading := concat_ws(' ', heading, vocabulary[1 + floor(20000 * random() ^ 2)]);
        end loop;
        paragraphs := '{}';
        for paragraph in 1..4 loop
            body := null;
            for word in 1..40 loop
                body := concat_ws(' ', body, vocabulary[1 + floor(20000 * random() ^ 3)]);
            end loop;
            paragraphs := paragraphs || (initcap(left(body, 1)) || substr(body, 2) || '.');
        end loop;
        body := array_to_string(paragraphs, e'\n\n');
        kind := case when number % 3 = 0 then 'article' else 'post' end;
        -- Spread over ten years, however many there are.
        written := date_trunc('milliseconds', now() - interval '1 minute' - (number * 2654435761 % 315360000) * interval '1 second');
        entry := (lpad(to_hex((extract(epoch from written) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(number % 4096), 3, '0')
            || '8' || lpad(to_hex(number::bigint * 2654435761 % 1152921504606846976), 15, '0'))::uuid;
        insert into entry (id, version, kind, slug, title, sort_title, made_excerpt, language, category_id, hashtags, published_at,
            counted, rendering, created_at, updated_at)
        values (entry, 0, kind, 'generated-' || number, initcap(left(heading, 1)) || substr(heading, 2), heading,
            left(paragraphs[1], 150) || '…', (array['en', 'en', 'en', 'en', 'en', 'en', 'en', 'de', 'fr', 'es'])[1 + number % 10],
            (select id from category where slug = 'topic-' || 1 + number % 20), array['hashtag' || number % 300], written,
            true, 1000000, written, written + number % 1000 * interval '1 hour');
        insert into entry_slug (kind, slug, entry_id, present) values (kind, 'generated-' || number, entry, true);
        insert into entry_body (entry_id, format, source, html, markdown, text, blocks, outline, word_count, reading_minutes)
        values (entry, 'markdown', body, '<p>' || array_to_string(paragraphs, '</p><p>') || '</p>', body, body,
            (select jsonb_agg(jsonb_build_object('type', 'paragraph', 'spans', jsonb_build_array(jsonb_build_object('text', each, 'marks', '[]'::jsonb))))
                from unnest(paragraphs) as each), '[]', 160, 1);
        insert into entry_tag (entry_id, tag_id, position)
        select entry, id, row_number() over () - 1 from tag
        where slug in ('tag-' || 1 + number % 200, 'tag-' || 1 + number * 7 % 199, 'tag-' || 1 + number * 13 % 197);
        insert into entry_author (entry_id, author_id, position) select entry, id, 0 from author where slug = 'author-' || 1 + number * 11 % 20;
        -- So that plans made for empty tables are not kept.
        if number - first in (500, 5000, 50000) then
            analyze entry, entry_hashtag, entry_words, entry_title_word, entry_tag, entry_author, search_word;
        end if;
        perform entry_index(entry, heading, '', translate(body, '.', ' '));
    end loop;
    update category t set published = (select count(*) from entry where category_id = t.id);
    update tag t set published = (select count(*) from entry_tag where tag_id = t.id);
    update author t set published = (select count(*) from entry_author where author_id = t.id);
end $$;
