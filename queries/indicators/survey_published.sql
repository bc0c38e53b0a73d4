-- One row for each published chart, answer and municipality, and a total.
--
-- What survives of the answers to the survey of 2019 as the closing seminar
-- showed them. Which question a chart belongs to is not known, so the charts
-- stand as A and B and are compared with nothing. Where only a range is certain,
-- low and high give it. The period's filter does not apply.
--
-- phase         varchar  phase in which the survey was made
-- chart         varchar  a or b
-- choice        varchar  code of the answer
-- municipality  varchar  code of the municipality, or total
-- value         bigint   respondents, where the number is certain
-- low           bigint   the least it can be
-- high          bigint   the most it can be
-- source        varchar  where it was published
with charts as (
    select
        *,
        split_part(measure, '_', 2) as chart,
        split_part(measure, '_', 3) as choice
    from facts.published_figures
    where
        measure like 'survey\_%' escape '\'
        and (
            municipality = 'total'
            or in_places(municipality, municipality_today, $municipalities)
        )
)

select
    phase,
    chart,
    choice,
    municipality,
    value,
    low,
    high,
    source
from charts
order by
    phase asc,
    chart asc,
    list_position(['yes', 'partly', 'no'], choice) asc,
    municipality = 'total' desc,
    municipality asc
