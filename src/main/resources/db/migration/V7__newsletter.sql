create table newsletter (
    id uuid primary key,
    version integer not null,
    slug text collate "C" not null unique,
    name text collate "C" not null,
    description text,
    language text not null,
    reply_to text,
    after_signup_url text,
    confirm_url text,
    unsubscribe_url text,
    preferences_url text,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index on newsletter (name, id);

alter table entry add column newsletter_id uuid references newsletter;

create index on entry (newsletter_id) where newsletter_id is not null;

-- What the public has sent, until a worker takes it: a request writes one row here, whatever the address, and reads nothing
-- about it, so that its answer tells nothing either.
create table signup (
    id bigint generated always as identity primary key,
    newsletter_id uuid not null references newsletter on delete cascade,
    email text not null,
    name text,
    source text,
    network text not null,
    trapped boolean not null,
    received_at timestamptz not null
);

create table subscriber (
    id uuid primary key,
    version integer not null,
    email text not null,
    -- What tells whether two addresses are one.
    email_key text collate "C" not null unique,
    name text,
    paused_until timestamptz,
    -- Why nothing is sent there any more: bounced, complained.
    suppressed text,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

-- The list finds addresses by any part of them.
create index on subscriber using gin (email_key gin_trgm_ops);

create table subscription (
    id uuid primary key,
    version integer not null,
    subscriber_id uuid not null references subscriber on delete cascade,
    newsletter_id uuid not null references newsletter,
    status text not null,
    source text,
    -- Of the last mail that asked for confirmation: only its link confirms.
    requested_at timestamptz,
    confirmed_at timestamptz,
    ended_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (subscriber_id, newsletter_id)
);

create index on subscription (newsletter_id, created_at, id);
create index on subscription (newsletter_id, status, created_at, id);
create index on subscription (created_at) where status = 'pending';

-- Who agreed to what, when and from where. Rows are added and, when somebody is erased, removed; never changed.
create table consent_receipt (
    id uuid primary key,
    -- Null in the receipt of an erasure, which knows the address by its keyed hash alone.
    subscriber_id uuid references subscriber on delete cascade,
    address_hash bytea not null,
    newsletter_id uuid references newsletter,
    action text not null,
    text text,
    source text,
    network text,
    at timestamptz not null
);

create index on consent_receipt (subscriber_id, at);
create index on consent_receipt (newsletter_id, action, at);

create function refuse_change() returns trigger language plpgsql as
$$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;

create trigger consent_receipt_is_append_only before update on consent_receipt
    for each row execute function refuse_change();

-- By hashes, so that it outlives the erasure of a subscriber: nobody is mailed twice by being erased in between.
create table confirmation_request (
    address_hash bytea not null,
    newsletter_id uuid not null references newsletter on delete cascade,
    -- Of the address without what stands behind a plus.
    mailbox_hash bytea not null,
    requested_at timestamptz not null,
    primary key (address_hash, newsletter_id)
);

create index on confirmation_request (mailbox_hash, requested_at);
create index on confirmation_request (requested_at);

-- Addresses that no import may bring back.
create table blocked_address (
    address_hash bytea primary key,
    reason text not null,
    at timestamptz not null
);

insert into secret (name, value)
select name, sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), 'UTF8'))
from (values ('signup'), ('address')) as names (name);
