-- One row for each domain, outcome and municipality, and totals.
--
-- Outcome ladder: what came of the contacts about a domain, from contact to
-- referred, in progress and solved. A contact is a row of the log that is not
-- indirect work. The share solved is of the contacts that have an outcome; those
-- for which none applies, and those without one noted, stand apart. One contact
-- can be about several domains and one family can appear with several outcomes,
-- so domains and families do not add up.
--
-- domain        varchar  code of the domain, or total
-- outcome       varchar  code of the outcome, or not_noted
-- municipality  varchar  code of the municipality, or total
-- interactions  bigint   contacts
-- families      bigint   different families among them
with summed as (
    select
        domain,
        outcome,
        unnest([place(municipality, municipality_today, $map), 'total'])
            as municipality,
        n as interactions,
        0 as families
    from facts.outcome_months
    where
        date >= $since
        and date < $until
        and in_places(municipality, municipality_today, $municipalities)
    union all
    select
        domain,
        aspect as outcome,
        municipality,
        0 as interactions,
        n as families
    from meetings
    where
        measure = 'outcomes'
        and date >= $since
        and date < $until
        and is_first(previous, $since)
),

-- Days that cut a month, and what was never summed, are counted one by one.
one_by_one as (
    select
        family,
        coalesce(outcome, 'not_noted') as outcome,
        place(municipality, municipality_today, $map) as municipality,
        unnest(
            if($domain::varchar is null, list_concat(['total'], domains), [$domain])
        ) as domain
    from entries
    where
        kind <> 'indirect'
        and is_asked
        and not ($is_summed and $whole_months)
),

counted as (
    select
        domain,
        outcome,
        municipality,
        sum(interactions)::bigint as interactions,
        sum(families)::bigint as families
    from summed
    where $is_summed and $whole_months
    group by domain, outcome, municipality
    union all
    select
        domain,
        outcome,
        coalesce(municipality, 'total') as municipality,
        count(*) as interactions,
        count(distinct family) as families
    from one_by_one
    group by grouping sets ((domain, outcome, municipality), (domain, outcome))
),

-- Of one domain asked for, all there are are those about it.
named as (
    select
        unnest(if($domain::varchar is null, [domain], ['total', domain])) as domain,
        outcome,
        municipality,
        interactions,
        families
    from counted
    where $domain::varchar is null or domain = $domain
)

select
    domain,
    outcome,
    municipality,
    interactions,
    families
from named
order by
    domain = 'total',
    domain,
    outcome,
    municipality = 'total',
    municipality
