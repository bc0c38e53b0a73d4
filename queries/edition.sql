-- What an edition that is being made holds, one row.
with days as (
    select date from edition.staging.interactions
    union all
    select date from edition.staging.respondents
)

select
    (select min(date) from days) as data_from,
    (select max(date) from days) as data_up_to,
    (select count(*) from edition.staging.interactions) as interactions,
    (select count(*) from edition.staging.respondents) as respondents,
    (
        select count(*) > 0 from raw.batches
        where synthetic and undone_at is null
    ) as synthetic
