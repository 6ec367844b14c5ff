-- What a request was answered that came with an Idempotency-Key, for when it comes again. Written with what the request did, by
-- whoever holds the advisory lock on caller and key.
create table kept_answer (
    -- The API key; all zeros for the one of the configuration, which has no row.
    caller uuid not null,
    key text not null,
    -- SHA-256 of method, address and body.
    fingerprint bytea not null,
    status integer not null,
    location text,
    etag text,
    body text,
    at timestamptz not null,
    primary key (caller, key)
);

create index on kept_answer (at);
