-- Days of the data, one row each, with the first day of their month.
--
-- A month is cut where a phase, or the time of a published figure, begins or ends in
-- it, so that all of these are made of whole spans; the first span of the data begins
-- with their first day.
--
-- day   date  day
-- span  date  first day of the span it lies in
with moments as (
    select
        unnest(
            generate_series(
                data_from::timestamp, data_up_to::timestamp, interval 1 day
            )
        ) as moment
    from staging.edition
),

days as (
    select moment::date as day
    from moments
),

edges as (
    select from_date as edge from staging.phases
    union
    select (to_date + interval 1 day)::date as edge from staging.phases
    union
    select from_date as edge from staging.published_figures
    union
    select (to_date + interval 1 day)::date as edge from staging.published_figures
    union
    select data_from as edge from staging.edition
)

select
    d.day,
    max(
        case when day(d.day) = 1 or e.edge is not null then d.day end
    ) over (order by d.day) as span
from days as d
left join edges as e on d.day = e.edge
