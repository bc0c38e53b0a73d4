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
with served as (
    select
        family,
        domains,
        place(municipality, municipality_today, $map) as municipality
    from entries
    where
        is_served(kind)
        and is_asked
),

by_domain as (
    select
        unnest(domains) as domain,
        municipality,
        family
    from served
),

counted as (
    select
        'total' as domain,
        coalesce(municipality, 'total') as municipality,
        count(distinct family) as families
    from served
    group by grouping sets ((municipality), ())
    having count(*) > 0
    union all
    select
        domain,
        coalesce(municipality, 'total') as municipality,
        count(distinct family) as families
    from by_domain
    where $domain::varchar is null or domain = $domain
    group by grouping sets ((domain, municipality), (domain))
)

select
    domain,
    municipality,
    families
from counted
order by domain = 'total', domain, municipality = 'total', municipality
