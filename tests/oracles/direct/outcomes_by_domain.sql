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
with contacts as (
    select
        family,
        domains,
        coalesce(outcome, 'not_noted') as outcome,
        place(municipality, municipality_today, $map) as municipality
    from entries
    where
        kind <> 'indirect'
        and is_asked
),

by_domain as (
    select
        family,
        unnest(domains) as domain,
        outcome,
        municipality
    from contacts
),

counted as (
    select
        'total' as domain,
        outcome,
        coalesce(municipality, 'total') as municipality,
        count(*) as interactions,
        count(distinct family) as families
    from contacts
    group by grouping sets ((outcome, municipality), (outcome))
    union all
    select
        domain,
        outcome,
        coalesce(municipality, 'total') as municipality,
        count(*) as interactions,
        count(distinct family) as families
    from by_domain
    where $domain::varchar is null or domain = $domain
    group by grouping sets ((domain, outcome, municipality), (domain, outcome))
)

select
    domain,
    outcome,
    municipality,
    interactions,
    families
from counted
order by
    domain = 'total',
    domain,
    outcome,
    municipality = 'total',
    municipality
