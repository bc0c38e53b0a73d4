-- What staging reads of data/reference, loaded anew whenever the warehouse opens.
create or replace table reference.municipalities (
    municipality varchar,
    today varchar
);

create or replace table reference.questions (
    question varchar,
    choice varchar,
    position integer,
    type varchar
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
