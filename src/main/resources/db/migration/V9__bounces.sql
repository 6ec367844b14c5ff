-- What tells whose address it is, as in subscriber: so that whoever is erased is not found again in the inbox.
alter table signup add column email_key text collate "C" not null;

-- Days on which mail to somebody came back for now; on how many of them makes it final is a rule of the code.
create table transient_bounce (
    subscriber_id uuid not null references subscriber on delete cascade,
    day date not null,
    primary key (subscriber_id, day)
);

create index on transient_bounce (day);
