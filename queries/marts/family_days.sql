-- Contacts with families, summed by day and by the day of the one before.
--
-- A family met in a window has one contact in it whose previous one lies before the
-- window, or is none: its first. So families of any window are a sum of n, and no
-- family need be known. Of a domain, the contact before is one about it.
--
-- area                varchar  where: only, moved or roaming, and the municipality
-- municipality        varchar  code of the municipality, or total
-- municipality_today  varchar  code of the municipality of today, or total
-- measure             varchar  families
-- domain              varchar  code of the domain, or total
-- date                date     day of the contact
-- previous            date     day of the contact before; none if it is the first
-- n                   bigint   how many
with levels as (
    select
        family,
        number,
        date,
        unnest(list_concat(['total'], domains)) as domain
    from placed
),

followed as (
    select
        number,
        domain,
        date,
        lag(date) over (partition by family, number, domain order by date) as previous
    from levels
),

summed as (
    select
        number,
        domain,
        date,
        previous,
        count(*) as n
    from followed
    where is_first(previous, date)
    group by number, domain, date, previous
)

select
    a.area,
    a.municipality,
    a.municipality_today,
    'families' as measure,
    s.domain,
    s.date,
    s.previous,
    s.n
from summed as s
inner join (
    select distinct
        number,
        area,
        municipality,
        municipality_today
    from areas
) as a on s.number = a.number
order by s.domain, s.date
