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

areas as (
    select
        one.municipality,
        one.area
    from (
        select unnest($areas_of_all::struct(municipality varchar, area varchar)[])
            as one
    ) as a
),

-- Of places that were never summed together, the families met in several of them.
levels as (
    select
        a.municipality,
        c.family,
        c.date,
        unnest(levels_of([], c.persons, null, null, null)) as level
    from areas as a
    inner join facts.family_contacts as c
        on
            a.area in ('roaming apart', 'moved apart ' || c.municipality_today)
            and split_part(a.area, ' ', 1) = c.reach
            and a.municipality in ('total', c.municipality)
    where $is_apart_of_all
),

contacts as (
    select
        a.municipality,
        m.measure,
        m.date,
        m.previous,
        m.n
    from areas as a
    inner join facts.family_months as m on a.area = m.area
    where m.domain = 'total' and m.measure in ('families', 'noted', 'persons')
    union all
    select
        municipality,
        level.measure,
        date,
        lag(date) over (
            partition by
                municipality, family, level.measure, level.aspect, level.number
            order by date
        ) as previous,
        1 as n
    from levels
),

computed as (
    select
        p.figure,
        sum(m.n) filter (where m.measure = 'families')::bigint as families,
        sum(m.n) filter (where m.measure = 'persons')::bigint as persons,
        count(*) filter (where m.measure = 'noted') > 0 as is_noted
    from published as p
    inner join contacts as m
        on
            p.municipality = m.municipality
            and p.from_date <= m.date
            and p.to_date >= m.date
    where is_first(m.previous, p.from_date)
    group by p.figure
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
    case
        when p.measure = 'families' then c.families
        when c.is_noted then coalesce(c.persons, 0)
    end as computed,
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
