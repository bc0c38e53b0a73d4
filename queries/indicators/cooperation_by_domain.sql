-- One row for each domain, kind of institution and municipality, and totals.
--
-- Cooperation count: interactions about the domain in which an institution of
-- the kind took part. One interaction can be about several domains and then
-- counts in each, so domains do not add up; one about no domain is left out.
--
-- domain        varchar  code of the domain
-- kind          varchar  code of the kind of institution
-- municipality  varchar  code of the mediator's municipality, or total
-- times         bigint   interactions in which an institution took part
with named as (
    select
        institution,
        municipality,
        municipality_today,
        domain,
        entries
    from facts.institution_months
    where
        $is_summed
        and domain <> 'total'
        and date >= $whole_since
        and date < $whole_until
        and in_places(municipality, municipality_today, $municipalities)
    union all
    select
        institution,
        municipality,
        municipality_today,
        unnest(domains) as domain,
        1 as entries
    from entries
    where
        institution is not null
        and is_asked
        and not (
            $is_summed
            and ($whole_months or (date >= $whole_since and date < $whole_until))
        )
),

contacts as (
    select
        i.kind,
        n.domain,
        n.entries,
        place(n.municipality, n.municipality_today, $map) as municipality
    from named as n
    inner join facts.institutions as i on n.institution = i.institution
    where $domain::varchar is null or n.domain = $domain
)

select
    domain,
    kind,
    coalesce(municipality, 'total') as municipality,
    sum(entries)::bigint as times
from contacts
group by grouping sets ((domain, kind, municipality), (domain, kind))
order by domain, kind, municipality = 'total', municipality
