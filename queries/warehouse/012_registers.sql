-- Changes of the registers, one row each: what was done, when and by whom, and
-- whether it was undone.
create table raw.register_changes (
    change integer primary key,
    register varchar not null,
    deed varchar not null,
    what varchar not null,
    made_at timestamp not null,
    made_by varchar not null,
    undone_at timestamp,
    undone_by varchar
);

-- What each change did to an entry: as it was and as it is from then on, both as
-- JSON; empty where there was none, or is none any more.
create table raw.register_edits (
    change integer not null,
    position integer not null,
    register varchar not null,
    key varchar not null,
    before varchar,
    after varchar
);

-- Entries in which the lists of this home differ from data/reference: changed and
-- added ones as JSON, and empty those that were taken out.
create table raw.register_entries (
    register varchar not null,
    key varchar not null,
    position bigint not null,
    entry varchar,
    primary key (register, key)
);
