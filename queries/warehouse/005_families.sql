-- Codes that turned out to be one family: the first is counted as the second.
create table raw.family_merges (
    family varchar primary key,
    into_family varchar not null,
    decided_at timestamp not null
);

-- Codes that were given anew: from a day on they are another family.
create table raw.family_splits (
    family varchar not null,
    from_date date not null,
    new_family varchar not null,
    decided_at timestamp not null,
    primary key (family, from_date)
);

-- Families that were forgotten. Their rows are gone; this keeps later files
-- from bringing them back.
create table raw.forgotten_families (
    family varchar primary key,
    forgotten_at timestamp not null
);
