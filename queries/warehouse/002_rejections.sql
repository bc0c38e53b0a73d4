-- Rows of the log that were not taken in, counted for each month, municipality
-- and post they name; the rows themselves are not kept. A file of which nothing
-- could be taken in is no batch.
create table raw.rejections (
    batch integer,
    received timestamp not null,
    month date not null,
    municipality varchar not null,
    post varchar,
    rows integer not null
);
