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

-- Numbers are compared faster than words.
kinds as (
    select
        domain,
        row_number() over (order by domain) as kind
    from levels
    group by domain
),

followed as (
    select
        l.number,
        k.kind,
        l.date,
        lag(l.date) over (
            partition by l.family, l.number, k.kind order by l.date
        ) as previous
    from levels as l
    inner join kinds as k on l.domain = k.domain
),

summed as (
    select
        number,
        kind,
        date,
        previous,
        count(*) as n
    from followed
    where is_first(previous, date)
    group by number, kind, date, previous
)

select
    a.area,
    a.municipality,
    a.municipality_today,
    'families' as measure,
    k.domain,
    s.date,
    s.previous,
    s.n
from summed as s
inner join kinds as k on s.kind = k.kind
inner join (
    select distinct
        number,
        area,
        municipality,
        municipality_today
    from areas
) as a on s.number = a.number
order by k.domain, s.date
