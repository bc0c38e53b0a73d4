-- What outsiders were shown of each period, as it was written: it stays so. Rows are
-- JSON; the days are those that the rows count.
create table raw.shown_outside (
    edition integer not null,
    indicator varchar not null,
    place varchar,
    grain varchar,
    audience varchar,
    since date not null,
    until date not null,
    is_all boolean not null,
    rows varchar not null
);

-- Every count that had a cell then, with what it was, also where it was hidden; none of
-- those that did not fit what had been shown before.
create table raw.cells_outside (
    edition integer not null,
    measure varchar not null,
    municipality varchar not null,
    since date not null,
    until date not null,
    domain varchar not null,
    value bigint,
    hidden boolean not null
);
