-- One row for each municipality with work with institutions, and a total.
--
-- Completeness of the cooperation record: of the interactions with an
-- institution, with or without a family, those that name both the institution
-- and the role of the person contacted. The seminar of 2019 asked that exactly
-- this be written down. A record that lacks both counts in both columns.
--
-- municipality    varchar  code of the mediator's municipality, or total
-- records         bigint   interactions with an institution
-- complete        bigint   of them with institution and role
-- no_institution  bigint   of them without the institution
-- no_role         bigint   of them without the role contacted
with records as (
    select
        entries,
        with_institution,
        with_role,
        with_both,
        place(municipality, municipality_today, $map) as municipality
    from work
    where
        kind in ('institution', 'mediated')
        and is_about
        and date >= $since
        and date < $until
)

select
    coalesce(municipality, 'total') as municipality,
    sum(entries)::bigint as records,
    sum(with_both)::bigint as complete,
    sum(entries - with_institution)::bigint as no_institution,
    sum(entries - with_role)::bigint as no_role
from records
group by grouping sets ((municipality), ())
having count(*) > 0
order by municipality is null, municipality
