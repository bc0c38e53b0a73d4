-- The same summed by months, and persons: for windows however long the log is.
--
-- A month stands for its first day, and is cut where a phase begins or ends in it.
-- Persons are the families with at least so many persons, over every such number:
-- each number has a contact before of its own. Noted: with a number at all.
--
-- area                varchar  where: only, moved or roaming, and the municipality
-- municipality        varchar  code of the municipality, or total
-- municipality_today  varchar  code of the municipality of today, or total
-- measure             varchar  families, noted or persons
-- domain              varchar  code of the domain, or total
-- date                date     month of the contact
-- previous            date     month of the contact before; none if it is the first
-- n                   bigint   how many
with met as (
    select
        d.area,
        d.municipality,
        d.municipality_today,
        d.measure,
        d.domain,
        s.span as date,
        b.span as previous,
        d.n
    from marts.family_days as d
    inner join marts.spans as s on d.date = s.day
    left join marts.spans as b on d.previous = b.day
    where is_first(d.previous, s.span)
),

most as (
    select
        p.family,
        p.number,
        s.span as date,
        max(p.persons) as persons
    from placed as p
    inner join marts.spans as s on p.date = s.day
    where p.persons is not null
    group by p.family, p.number, s.span
),

levels as (
    select
        family,
        number,
        date,
        unnest(range(0, persons + 1)) as level
    from most
),

followed as (
    select
        number,
        level > 0 as is_of_persons,
        date,
        lag(date) over (partition by family, number, level order by date) as previous
    from levels
),

counted as (
    select
        number,
        is_of_persons,
        date,
        previous,
        count(*) as n
    from followed
    group by number, is_of_persons, date, previous
),

together as (
    select * from met
    union all
    select
        a.area,
        a.municipality,
        a.municipality_today,
        case when c.is_of_persons then 'persons' else 'noted' end as measure,
        'total' as domain,
        c.date,
        c.previous,
        c.n
    from counted as c
    inner join (
        select distinct
            number,
            area,
            municipality,
            municipality_today
        from areas
    ) as a on c.number = a.number
)

select
    area,
    municipality,
    municipality_today,
    measure,
    domain,
    date,
    previous,
    sum(n)::bigint as n
from together
group by area, municipality, municipality_today, measure, domain, date, previous
order by measure, domain, date
