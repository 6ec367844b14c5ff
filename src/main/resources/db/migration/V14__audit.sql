-- Who did what when with a key: one row for each write, in its transaction.
create table audit_entry (
    id uuid primary key,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- Not a reference: keys go, what was done with them stays. Null for the key of the configuration.
    key_id uuid,
    key_name text not null,
    request_id text not null,
    action text not null,
    resource text not null,
    resource_id uuid,
    slug text,
    status integer not null
);

create index on audit_entry (created_at, id);
create index on audit_entry (resource_id, created_at, id);
create index on audit_entry (key_id, created_at, id);

create trigger audit_entry_is_append_only before update on audit_entry
    for each row execute function refuse_change();

-- The purge says that it is one, for its transaction.
create function refuse_audit_loss() returns trigger language plpgsql as
$$
begin
    if current_setting('broadsheet.purge', true) is distinct from 'audit' then
        raise exception 'audit_entry is append-only';
    end if;
    return null;
end
$$;

create trigger audit_entry_stays before delete on audit_entry
    for each statement execute function refuse_audit_loss();

create trigger audit_entry_stays_whole before truncate on audit_entry
    for each statement execute function refuse_audit_loss();
