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
with contacts as (
    select
        i.kind,
        unnest(f.domains) as domain,
        place(f.municipality, f.municipality_today, $map) as municipality
    from entries as f
    inner join facts.institutions as i on f.institution = i.institution
    where f.is_asked
)

select
    domain,
    kind,
    coalesce(municipality, 'total') as municipality,
    count(*) as times
from contacts
where $domain::varchar is null or domain = $domain
group by grouping sets ((domain, kind, municipality), (domain, kind))
order by domain, kind, municipality = 'total', municipality
