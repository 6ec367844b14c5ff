-- Mails of a newsletter to all who get it.
create table issue (
    id uuid primary key,
    version integer not null,
    newsletter_id uuid not null references newsletter,
    subject text not null,
    intro text,
    -- Either ids of entries in their order, or since when to take what was published. Entries may go before it is sent.
    entries uuid[],
    since timestamptz,
    status text collate "C" not null check (status in ('draft', 'scheduled', 'sending', 'sent', 'empty')),
    dispatch_at timestamptz,
    finished_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check ((entries is null) <> (since is null))
);

create index on issue (newsletter_id, created_at, id);
create index on issue (dispatch_at, id) where status = 'scheduled';
create index on issue (id) where status = 'sending';

-- What all of its mails say, but for the links of each recipient; apart, so that lists never read it.
create table issue_content (
    issue_id uuid primary key references issue on delete cascade,
    html text not null,
    text text not null
);
