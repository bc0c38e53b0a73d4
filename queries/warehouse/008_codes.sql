-- What codes that look alike have in common, as a keyed digest: pseudonyms under
-- one skeleton may be one family.
create table raw.family_skeletons (
    family varchar primary key,
    skeleton varchar not null
);

-- Families that look alike by their codes and are not: they are not named again.
create table raw.families_apart (
    family varchar primary key,
    mark varchar not null,
    decided_at timestamp not null
);
