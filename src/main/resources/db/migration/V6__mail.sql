-- Mails to be sent and mails that were, each in its turn: what is due longest first. Their text is written when it is sent, so
-- that none is kept. A recipient gets at most one mail of a kind for one reference.
create table mail (
    id bigint generated always as identity primary key,
    kind text collate "C" not null,
    bulk boolean not null,
    reference uuid not null,
    recipient uuid not null,
    address text,
    state text collate "C" not null
        check (state in ('queued', 'sending', 'sent', 'skipped', 'failed', 'doubtful')),
    attempts integer not null,
    due_at timestamptz not null,
    claimed_at timestamptz,
    finished_at timestamptz,
    failure text,
    created_at timestamptz not null,
    unique (kind, reference, recipient)
);

-- The next one of a lane, its first entry whatever the table holds.
create index mail_queued on mail (bulk, due_at, id) where state = 'queued';
create index mail_sending on mail (claimed_at) where state = 'sending';
create index mail_doubtful on mail (kind, reference, id) where state = 'doubtful';
-- What somebody has been sent.
create index mail_recipient on mail (recipient);
-- Progress of a long run, counted without its rows.
create index mail_state on mail (kind, reference, state);
