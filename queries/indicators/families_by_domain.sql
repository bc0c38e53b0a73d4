-- One row for each domain and municipality with families served, and totals.
--
-- Families served with at least one contact about the domain. One contact can
-- be about several domains, and a family can appear in several domains and
-- municipalities, so neither adds up. The total of domains counts every family
-- served once, also where no domain was written down.
--
-- domain        varchar  code of the domain, or total
-- municipality  varchar  code of the municipality, or total
-- families      bigint   different families served
with counted as (
    select
        domain,
        municipality,
        sum(n)::bigint as families
    from meetings
    where
        measure = 'families'
        and date >= $since
        and date < $until
        and is_first(previous, $since)
    group by domain, municipality
),

-- Of one domain alone, its families are all that are asked for.
together as (
    select
        'total' as domain,
        municipality,
        families
    from counted
    where domain = coalesce($domain, 'total')
    union all
    select
        domain,
        municipality,
        families
    from counted
    where domain <> 'total' and ($domain::varchar is null or domain = $domain)
)

select
    domain,
    municipality,
    families
from together
order by domain = 'total', domain, municipality = 'total', municipality
