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
    -- Days that cut a month, and what was never summed, are counted one by one.
    select
        family,
        esf_measure,
        unnest([place(municipality, municipality_today, $map), 'total'])
            as municipality
    from entries
    where
        esf_measure is not null
        and is_served(kind)
        and is_asked
        and not ($is_summed and $whole_months)
),

counted as (
    select
        aspect as measure,
        municipality,
        sum(n)::bigint as families
    from meetings
    where
        $is_summed
        and $whole_months
        and measure = 'esf'
        and domain = coalesce($domain, 'total')
        and date >= $since
        and date < $until
        and is_first(previous, $since)
    group by aspect, municipality
    union all
    select
        coalesce(esf_measure, 'total') as measure,
        municipality,
        count(distinct family) as families
    from brought
    group by grouping sets ((esf_measure, municipality), (municipality))
)

select
    measure,
    municipality,
    families
from counted
order by measure = 'total', measure, municipality = 'total', municipality
