-- When the clock next makes an entry public or not, or did and nobody was told: so what was missed is told in its order.
alter table entry add due_at timestamptz;

update entry set due_at = case when counted then unpublish_at when unpublish_at <= now() then null else published_at end
where published_at is not null and archived_at is null and trashed_at is null;

create index entry_due on entry (due_at, id) where due_at is not null;
drop index entry_uncounted;
drop index entry_counted_until;
