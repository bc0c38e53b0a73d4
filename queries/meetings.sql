-- Families met, by the place asked about, with the day of the contact before.
--
-- The sums of n are families, or persons, of any window: where date lies in it and
-- previous before it, or is none. Windows of whole months are answered from months,
-- others from days, municipalities that were never summed together also from the
-- contacts of the few families met in several, and what was never summed, such as a
-- filter without a level, from the entries themselves. It is put before every indicator
-- that reads from meetings (dashboard/ground/queries.py).
with areas as (
    select
        one.municipality,
        one.area
    from (
        select unnest($areas::struct(municipality varchar, area varchar)[]) as one
    ) as a
),

one_by_one as (
    select
        a.municipality as here,
        c.family::varchar as family,
        c.date,
        c.domains,
        c.persons,
        c.outcome,
        c.esf_measure,
        c.institution
    from areas as a
    inner join facts.family_contacts as c
        on
            a.area in ('roaming apart', 'moved apart ' || c.municipality_today)
            and split_part(a.area, ' ', 1) = c.reach
            and a.municipality in (
                'total', place(c.municipality, c.municipality_today, $map)
            )
    where
        $is_apart
        and $is_summed
        and in_places(c.municipality, c.municipality_today, $municipalities)
    union all
    select
        unnest([place(municipality, municipality_today, $map), 'total']) as here,
        family,
        date,
        domains,
        persons,
        outcome,
        esf_measure,
        institution
    from entries
    where not $is_summed and is_served(kind) and is_about
),

levels as (
    select
        here,
        family,
        date,
        unnest(
            levels_of(domains, persons, outcome, esf_measure, institution)
        ) as level
    from one_by_one
)

select
    a.municipality,
    m.measure,
    m.domain,
    m.aspect,
    m.date,
    m.previous,
    m.n
from areas as a
inner join facts.family_months as m on a.area = m.area
where $whole_months and $is_summed
union all
select
    a.municipality,
    d.measure,
    d.domain,
    'total' as aspect,
    d.date,
    d.previous,
    d.n
from areas as a
inner join facts.family_days as d on a.area = d.area
where not $whole_months and $is_summed
union all
select
    here as municipality,
    level.measure,
    level.domain,
    level.aspect,
    date,
    lag(date) over (
        partition by
            here, family, level.measure, level.domain, level.aspect, level.number
        order by date
    ) as previous,
    1 as n
from levels
where $is_apart or not $is_summed
