-- One row for each published number of families or persons, and what the log says.
--
-- A published figure stands as it was published; beside it the same measure
-- computed from the log for the published figure's own window and place, in all
-- domains. Windows of different phases differ in length, so neither is added up.
-- There is no computed number where the log has no row in the window. Every
-- published figure is shown, whatever period is asked for.
--
-- phase         varchar  phase the figure is about
-- from          date     first day of the figure's window
-- to            date     last day of the figure's window
-- municipality  varchar  code of the municipality, or total
-- measure       varchar  families or persons
-- value         bigint   the published figure, where it is certain
-- low           bigint   the least it can be
-- high          bigint   the most it can be
-- computed      bigint   computed for the same window
-- source        varchar  where it was published
with published as (
    select
        *,
        row_number() over () as figure
    from facts.published_figures
    where
        measure in ('families', 'persons')
        and in_places(municipality, municipality_today, $municipalities)
        and exists (select 1 from facts.interactions)
),

families as (
    select
        p.figure,
        f.family,
        max(f.persons) as persons
    from published as p
    inner join facts.interactions as f
        on
            f.date between p.from_date and p.to_date
            and p.municipality in ('total', f.municipality)
    where is_served(f.kind)
    group by p.figure, f.family
),

computed as (
    select
        figure,
        count(*) as families,
        sum(persons)::bigint as persons
    from families
    group by figure
)

select
    p.phase,
    p.from_date as "from",
    p.to_date as "to",
    p.municipality,
    p.measure,
    p.value,
    p.low,
    p.high,
    case p.measure when 'families' then c.families else c.persons end as computed,
    p.source
from published as p
left join computed as c on p.figure = c.figure
order by
    p.measure asc,
    p.from_date asc,
    p.to_date asc,
    p.municipality = 'total' desc,
    p.municipality asc,
    p.source asc
