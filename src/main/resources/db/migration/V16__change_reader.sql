-- Readers of the log who must miss nothing, and how far they have come; what they have not seen is kept.
create table change_reader (
    name text primary key,
    position bigint not null
);
