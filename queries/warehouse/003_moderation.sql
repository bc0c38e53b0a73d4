-- What was decided of open answers, every decision. It holds for the answer as
-- it was read: a text that has changed since waits anew.
create table raw.moderation (
    identity varchar not null,
    digest varchar not null,
    decision varchar not null,
    decided_by varchar not null,
    decided_at timestamp not null
);
