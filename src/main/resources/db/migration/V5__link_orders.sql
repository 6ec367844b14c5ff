-- The other orders stand in the link tables, too: so an index serves "of this tag, by title" however many entries there are.
alter table entry_tag add updated_at timestamptz, add sort_title text collate "C";
alter table entry_author add updated_at timestamptz, add sort_title text collate "C";
alter table entry_hashtag add updated_at timestamptz, add sort_title text collate "C";

update entry_tag l set updated_at = e.updated_at, sort_title = e.sort_title from entry e where e.id = entry_id;
update entry_author l set updated_at = e.updated_at, sort_title = e.sort_title from entry e where e.id = entry_id;
update entry_hashtag l set updated_at = e.updated_at, sort_title = e.sort_title from entry e where e.id = entry_id;

alter table entry_tag alter updated_at set not null, alter sort_title set not null;
alter table entry_author alter updated_at set not null, alter sort_title set not null;
alter table entry_hashtag alter updated_at set not null, alter sort_title set not null;

create index on entry_tag (tag_id, updated_at, entry_id);
create index on entry_tag (tag_id, sort_title, entry_id);
create index on entry_author (author_id, updated_at, entry_id);
create index on entry_author (author_id, sort_title, entry_id);
create index on entry_hashtag (hashtag, updated_at, entry_id);
create index on entry_hashtag (hashtag, sort_title, entry_id);

create or replace function entry_link_listed() returns trigger language plpgsql as $$
begin
    select listed_at, updated_at, sort_title into strict new.listed_at, new.updated_at, new.sort_title
    from entry where id = new.entry_id;
    return new;
end $$;

create or replace function entry_links() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        update entry_tag set listed_at = new.listed_at, updated_at = new.updated_at, sort_title = new.sort_title
        where entry_id = new.id;
        update entry_author set listed_at = new.listed_at, updated_at = new.updated_at, sort_title = new.sort_title
        where entry_id = new.id;
        if new.listed_at <> old.listed_at then
            update entry_words set listed_at = new.listed_at where entry_id = new.id;
            update entry_title_word set listed_at = new.listed_at where entry_id = new.id;
        end if;
    end if;
    delete from entry_hashtag where entry_id = new.id;
    insert into entry_hashtag (entry_id, hashtag, listed_at, updated_at, sort_title)
    select distinct new.id, lower(hashtag), new.listed_at, new.updated_at, new.sort_title from unnest(new.hashtags) as hashtag;
    return null;
end $$;

drop trigger entry_links_update on entry;
create trigger entry_links_update after update on entry for each row
    when (old.listed_at <> new.listed_at or old.updated_at <> new.updated_at or old.sort_title <> new.sort_title
        or old.hashtags <> new.hashtags) execute function entry_links();
