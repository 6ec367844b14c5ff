insert into change_reader (name, position) select 'webhook', coalesce(max(position), 0) from change;

-- Where others want to be told what happened.
create table webhook (
    id uuid primary key,
    version integer not null,
    url text not null,
    -- Such as article.published; all of them if empty.
    types text[] not null,
    -- Readable, since each delivery is signed with it.
    secret text not null,
    -- Signs beside the present one until then.
    former_secret text,
    former_secret_until timestamptz,
    -- The log's last position when it was made: only what comes behind it is told.
    since bigint not null,
    -- Of the first failure after which there was no success.
    failing_since timestamptz,
    disabled_at timestamptz,
    disabled_reason text collate "C" check (disabled_reason in ('request', 'gone', 'failures')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check ((disabled_at is null) = (disabled_reason is null)),
    check ((former_secret is null) = (former_secret_until is null))
);

create index on webhook (created_at, id);

create table webhook_delivery (
    id uuid primary key,
    version integer not null,
    webhook_id uuid not null references webhook on delete cascade,
    -- Of the change in the log, which may be gone by now; null if it is of none.
    position bigint,
    type text not null,
    -- The bytes that are signed and sent, the same in each attempt.
    body text not null,
    state text collate "C" not null check (state in ('queued', 'sending', 'delivered', 'failed')),
    -- Since it was queued.
    failures integer not null,
    due_at timestamptz not null,
    claimed_at timestamptz,
    attempts jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (webhook_id, position)
);

-- The next one to each target, its first entry whatever the table holds.
create index webhook_delivery_queued on webhook_delivery (webhook_id, due_at, id) where state = 'queued';
create index webhook_delivery_sending on webhook_delivery (claimed_at) where state = 'sending';
create index on webhook_delivery (webhook_id, created_at, id);
create index on webhook_delivery (created_at);
