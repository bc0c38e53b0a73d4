-- The same summed by months, with persons and outcomes: for windows however long.
--
-- A month stands for its first day, and is cut as spans are.
-- Persons are the families with at least so many persons, over every such number:
-- each number has a contact before of its own. Noted: with a number at all. Outcomes
-- and measures of the ESF are families too, of each of these and of any measure; so
-- are institutions, in all domains together.
--
-- area                varchar  where: only, moved or roaming, and the municipality
-- municipality        varchar  code of the municipality, or total
-- municipality_today  varchar  code of the municipality of today, or total
-- measure             varchar  families, noted, persons, outcomes, esf or
--                              institutions
-- domain              varchar  code of the domain, or total
-- aspect              varchar  the outcome, measure of the ESF or institution, or total
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
        'total' as aspect,
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

came as (
    select
        p.family,
        p.number,
        p.outcome,
        p.esf_measure,
        s.span as date,
        unnest(list_concat(['total'], p.domains)) as domain
    from placed as p
    inner join marts.spans as s on p.date = s.day
),

aspects as (
    select
        family,
        number,
        'outcomes' as measure,
        domain,
        outcome as aspect,
        date
    from came
    union all
    select
        family,
        number,
        'esf' as measure,
        domain,
        unnest(['total', esf_measure]) as aspect,
        date
    from came
    where esf_measure is not null
    union all
    select
        p.family,
        p.number,
        'institutions' as measure,
        'total' as domain,
        p.institution::varchar as aspect,
        s.span as date
    from placed as p
    inner join marts.spans as s on p.date = s.day
    where p.institution is not null
),

-- Numbers are compared faster than words.
kinds as (
    select
        measure,
        domain,
        aspect,
        row_number() over (order by measure, domain, aspect) as kind
    from aspects
    group by measure, domain, aspect
),

turned as (
    select
        a.number,
        k.kind,
        a.date,
        lag(a.date) over (
            partition by a.family, a.number, k.kind order by a.date
        ) as previous
    from aspects as a
    inner join kinds as k
        on
            a.measure = k.measure
            and a.domain = k.domain
            and a.aspect = k.aspect
),

counted_aspects as (
    select
        number,
        kind,
        date,
        previous,
        count(*) as n
    from turned
    where is_first(previous, date)
    group by number, kind, date, previous
),

named as (
    select distinct
        number,
        area,
        municipality,
        municipality_today
    from areas
),

together as (
    select * from met
    union all
    select
        a.area,
        a.municipality,
        a.municipality_today,
        k.measure,
        k.domain,
        k.aspect,
        c.date,
        c.previous,
        c.n
    from counted_aspects as c
    inner join kinds as k on c.kind = k.kind
    inner join named as a on c.number = a.number
    union all
    select
        a.area,
        a.municipality,
        a.municipality_today,
        case when c.is_of_persons then 'persons' else 'noted' end as measure,
        'total' as domain,
        'total' as aspect,
        c.date,
        c.previous,
        c.n
    from counted as c
    inner join named as a on c.number = a.number
)

select
    area,
    municipality,
    municipality_today,
    measure,
    domain,
    aspect,
    date,
    previous,
    sum(n)::bigint as n
from together
group by
    area,
    municipality,
    municipality_today,
    measure,
    domain,
    aspect,
    date,
    previous
order by measure, domain, date, previous, area, aspect
