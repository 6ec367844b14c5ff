-- A list of pt also has what is pt-BR; so the index is by what both begin with.
alter table entry
    add primary_language text collate "C" not null generated always as (split_part(language, '-', 1)) stored;

drop index entry_public_language;
create index entry_public_language on entry (primary_language, listed_at, id)
    where published_at is not null and archived_at is null and trashed_at is null;
