-- What previews are signed with.
insert into secret (name, value)
values ('preview', sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), 'UTF8')));
