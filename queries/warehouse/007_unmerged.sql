-- Merges of codes that were taken back: who asks again is told so.
create table raw.unmerged_families (
    family varchar not null,
    into_family varchar not null,
    undone_at timestamp not null
);
