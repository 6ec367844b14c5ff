-- What is purged each hour, among the mails of newsletters, which are many and stay.
create index mail_finished on mail (finished_at) where not bulk;

-- Doubtful mails are found by mail_state.
drop index mail_doubtful;
