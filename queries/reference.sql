-- What staging reads of data/reference, loaded anew whenever the warehouse opens.
create or replace table reference.municipalities (
    municipality varchar,
    today varchar
);

create or replace table reference.questions (
    question varchar,
    choice varchar,
    position integer,
    type varchar,
    waves varchar[]
);

create or replace table reference.published_figures (
    phase varchar,
    from_date date,
    to_date date,
    municipality varchar,
    measure varchar,
    value bigint,
    low bigint,
    high bigint,
    source varchar
);

create or replace table reference.phases (
    phase varchar,
    from_date date,
    to_date date
);

create or replace table reference.closed_periods (
    municipality varchar,
    from_date date,
    to_date date
);

create or replace table reference.targets (
    municipality varchar,
    measure varchar,
    from_date date,
    to_date date,
    target double,
    most double,
    baseline double,
    source varchar
);

create or replace table reference.notes (
    note integer,
    municipality varchar,
    from_date date,
    to_date date,
    about varchar,
    kind varchar,
    text_lv varchar,
    text_en varchar,
    is_outside boolean
);

create or replace table reference.expected_kinds (
    kind varchar
);

create or replace table reference.invitations (
    wave varchar,
    municipality varchar,
    from_date date,
    to_date date,
    invited bigint
);

create or replace table reference.recommendations (
    recommendation varchar,
    phase varchar,
    topic varchar,
    audience varchar[],
    text_lv varchar,
    text_en varchar,
    position bigint
);

create or replace table reference.recommendation_status (
    recommendation varchar,
    municipality varchar,
    status varchar,
    evidence_lv varchar,
    evidence_en varchar,
    as_of date
);
