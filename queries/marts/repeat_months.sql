-- Entries that repeat another one of their day, summed by months.
--
-- They repeat it in one municipality of their time, whatever the map: the same family,
-- institution and activity; of a domain, the same among those about it.
--
-- municipality        varchar  code of the municipality
-- municipality_today  varchar  code of the municipality of today
-- domain              varchar  code of the domain, or total
-- date                date     month
-- repeats             bigint   entries beyond the first
with alike as (
    select
        municipality,
        date,
        family,
        institution,
        activity
    from staging.interactions
    where family is not null or institution is not null
    group by municipality, date, family, institution, activity
    having count(*) > 1
),

levels as (
    select
        i.municipality,
        i.municipality_today,
        i.date,
        i.family,
        i.institution,
        i.activity,
        unnest(list_concat(['total'], i.domains)) as domain
    from staging.interactions as i
    inner join alike as a
        on
            i.municipality = a.municipality
            and i.date = a.date
            and i.family is not distinct from a.family
            and i.institution is not distinct from a.institution
            and i.activity is not distinct from a.activity
),

counted as (
    select
        municipality,
        municipality_today,
        domain,
        date,
        count(*) - 1 as repeats
    from levels
    group by
        municipality,
        municipality_today,
        domain,
        date,
        family,
        institution,
        activity
)

select
    c.municipality,
    c.municipality_today,
    c.domain,
    s.span as date,
    sum(c.repeats)::bigint as repeats
from counted as c
inner join marts.spans as s on c.date = s.day
group by c.municipality, c.municipality_today, c.domain, s.span
having sum(c.repeats) > 0
order by c.domain, s.span
