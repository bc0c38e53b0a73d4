-- One row for each ESF measure and municipality with families, and totals.
--
-- ESF involvement: different families brought into the measure. A family can be
-- brought into several measures and appear in several municipalities, so neither
-- adds up. The total of measures counts every family brought into any of them
-- once.
--
-- measure       varchar  code of the ESF measure, or total
-- municipality  varchar  code of the municipality, or total
-- families      bigint   different families brought into it
with brought as (
    select
        esf_measure,
        family,
        place(municipality, municipality_today, $map) as municipality
    from entries
    where
        esf_measure is not null
        and is_served(kind)
        and is_asked
),

counted as (
    select
        'total' as measure,
        coalesce(municipality, 'total') as municipality,
        count(distinct family) as families
    from brought
    group by grouping sets ((municipality), ())
    having count(*) > 0
    union all
    select
        esf_measure as measure,
        coalesce(municipality, 'total') as municipality,
        count(distinct family) as families
    from brought
    group by grouping sets ((esf_measure, municipality), (esf_measure))
)

select
    measure,
    municipality,
    families
from counted
order by measure = 'total', measure, municipality = 'total', municipality
