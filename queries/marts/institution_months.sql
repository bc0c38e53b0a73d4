-- Entries that name an institution, or a role alone, summed by months.
--
-- On which days of the month there were some is one number, a bit for each day: put
-- together over places and months, no day counts twice.
--
-- municipality        varchar  code of the municipality
-- municipality_today  varchar  code of the municipality of today
-- institution         integer  number of the institution; none of a role alone
-- domain              varchar  code of the domain, or total
-- date                date     month
-- entries             bigint   entries
-- days                bigint   days of the month with an entry, a bit for each
-- roles               struct(role varchar, entries bigint)[]  roles contacted, and
--                              in how many entries each
-- first_date          date     first day with an entry
-- last_date           date     last day with an entry
with named as (
    select
        municipality,
        municipality_today,
        institution,
        role,
        date,
        unnest(list_concat(['total'], domains)) as domain
    from staging.interactions
    where institution is not null or role is not null
),

by_role as (
    select
        n.municipality,
        n.municipality_today,
        n.institution,
        n.role,
        n.domain,
        s.span,
        count(*) as entries,
        bit_or(1::bigint << (day(n.date) - 1)) as days,
        min(n.date) as first_date,
        max(n.date) as last_date
    from named as n
    inner join marts.spans as s on n.date = s.day
    group by
        n.municipality,
        n.municipality_today,
        n.institution,
        n.role,
        n.domain,
        s.span
)

select
    municipality,
    municipality_today,
    institution,
    domain,
    span as date,
    sum(entries)::bigint as entries,
    bit_or(days) as days,
    coalesce(
        array_sort(
            array_agg(struct_pack(role := role, entries := entries)) filter (
                where role is not null
            )
        ),
        []
    ) as roles,
    min(first_date) as first_date,
    max(last_date) as last_date
from by_role
group by municipality, municipality_today, institution, domain, span
order by domain, span
