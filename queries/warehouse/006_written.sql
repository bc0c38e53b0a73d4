-- What a row is known again by, however it is read: the digest of its cells as
-- they stood in its file, each named by its column under the numbered table of
-- headings. Rows taken in before this was kept have neither.
alter table raw.log_rows add column written varchar;
alter table raw.log_rows add column headings integer;
alter table raw.survey_rows add column written varchar;
alter table raw.survey_rows add column headings integer;
alter table raw.recommendations_rows add column written varchar;
alter table raw.recommendations_rows add column headings integer;

-- Tables of headings under which rows were taken in: how each column of a kind
-- of file was spelled, and each choice that has a column of its own.
create table raw.headings (
    headings integer not null,
    contract varchar not null,
    field varchar not null,
    choice varchar,
    spelling varchar not null
);
