-- That readers saw an entry which became a draft again or was put off: once it is archived or in the trash, they are told.
alter table entry add column formerly_public boolean not null default false;
