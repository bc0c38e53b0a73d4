-- Entries that name an institution, summed by months.
--
-- On which days of the month there were some is one number, a bit for each day: put
-- together over places and months, no day counts twice.
--
-- municipality        varchar  code of the municipality
-- municipality_today  varchar  code of the municipality of today
-- institution         integer  number of the institution in the register
-- domain              varchar  code of the domain, or total
-- date                date     month
-- entries             bigint   entries
-- days                bigint   days of the month with an entry, a bit for each
-- roles               varchar[]  roles contacted
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
    where institution is not null
)

select
    n.municipality,
    n.municipality_today,
    n.institution,
    n.domain,
    s.span as date,
    count(*) as entries,
    bit_or(1::bigint << (day(n.date) - 1)) as days,
    coalesce(
        array_sort(array_agg(distinct n.role) filter (where n.role is not null)), []
    ) as roles,
    min(n.date) as first_date,
    max(n.date) as last_date
from named as n
inner join marts.spans as s on n.date = s.day
group by n.municipality, n.municipality_today, n.institution, n.domain, s.span
order by n.domain, s.span
