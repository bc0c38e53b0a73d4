-- Batches: one file that was taken in, and what became of its rows.
create table raw.batches (
    batch integer primary key,
    contract varchar not null,
    file varchar not null,
    sheet varchar,
    sha256 varchar not null,
    imported_at timestamp not null,
    accepted integer not null default 0,
    held integer not null default 0,
    rejected integer not null default 0,
    replaced integer not null default 0,
    unchanged integer not null default 0,
    synthetic boolean not null,
    undone_at timestamp
);

-- Rows of the log as they were read, every version of them. A row is known by
-- its identity (its record id, or how it is written and a count); the newest
-- version of a batch that is not undone is the one in force.
create table raw.log_rows (
    batch integer not null,
    line integer not null,
    identity varchar not null,
    content varchar not null,
    date date not null,
    municipality varchar not null,
    post varchar,
    kind varchar not null,
    family varchar,
    persons integer,
    domains varchar[] not null,
    activity varchar,
    institution varchar,
    institution_folded varchar,
    role varchar,
    esf_measure varchar,
    outcome varchar,
    minutes integer,
    submitted date
);

-- Survey answers as they were read, versioned in the same way. Open text waits
-- for moderation.
create table raw.survey_rows (
    batch integer not null,
    line integer not null,
    identity varchar not null,
    content varchar not null,
    date date not null,
    wave varchar not null,
    municipality varchar not null,
    institution_kind varchar,
    choices varchar[] not null,
    open_text varchar,
    submitted date
);

-- The register of institutions. One merged into another keeps its row.
create table raw.institutions (
    institution integer primary key,
    name varchar not null,
    folded varchar not null,
    kind varchar not null,
    municipality varchar,
    merged_into integer
);

-- Other names of institutions.
create table raw.aliases (
    institution integer not null,
    alias varchar not null,
    folded varchar not null
);

-- Mediators' posts, one row for each time a post was filled. Those of origin
-- reference come from public sources and give way to the coordinator's.
create table raw.posts (
    post varchar not null,
    municipality varchar not null,
    from_date date not null,
    to_date date,
    hours_per_week double,
    origin varchar not null
);

-- Single values, such as the check of the pseudonyms' key.
create table raw.settings (
    name varchar primary key,
    value varchar not null
);
