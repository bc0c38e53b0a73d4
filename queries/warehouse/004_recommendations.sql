-- Updates of the recommendations as they were read, versioned as the log is: a
-- row words a recommendation, notes what became of it, or both. No municipality
-- stands for every municipality.
create table raw.recommendations_rows (
    batch integer not null,
    line integer not null,
    identity varchar not null,
    content varchar not null,
    recommendation varchar not null,
    phase varchar,
    topic varchar,
    audience varchar[] not null,
    text_lv varchar,
    text_en varchar,
    municipality varchar,
    status varchar,
    evidence_lv varchar,
    evidence_en varchar,
    as_of date
);
