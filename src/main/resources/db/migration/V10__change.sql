-- The one ordered log of what was written. Whoever appends holds an advisory lock until the commit, so positions are handed out
-- in the order of commits: who has read up to a position has missed nothing before it.
create table change (
    position bigint generated always as identity primary key,
    at timestamptz not null,
    -- What happened to which resource; all null in a row that is for caches only.
    type text,
    resource text,
    resource_id uuid,
    slug text,
    -- What answers that may show it are known by, before and after.
    tags text[] not null,
    public boolean not null
);

create index on change (at);

create function change_told() returns trigger language plpgsql as $$
begin
    perform pg_notify('broadsheet_change', '');
    return null;
end $$;

create trigger change_told after insert on change for each statement execute function change_told();
