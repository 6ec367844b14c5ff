-- Up to where the log has forgotten what the world was told: whoever read on from before would miss something. A place that was
-- forgotten is one of a told row alone, so what nobody may see leaves no trace here either.
create table change_horizon (
    only_one boolean primary key default true check (only_one),
    position bigint not null
);

insert into change_horizon (position) values (0);

-- What the world is told, among however many changes that it is not told of.
create index on change (position) where public and type is not null;

insert into secret (name, value)
values ('change', sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), 'UTF8')));
