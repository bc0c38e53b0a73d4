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
        institution,
        role,
        place(municipality, municipality_today, $map) as municipality
    from entries
    where
        kind in ('institution', 'mediated')
        and is_asked
)

select
    coalesce(municipality, 'total') as municipality,
    count(*) as records,
    count(*) filter (
        where institution is not null and role is not null
    ) as complete,
    count(*) filter (where institution is null) as no_institution,
    count(*) filter (where role is null) as no_role
from records
group by grouping sets ((municipality), ())
having count(*) > 0
order by municipality is null, municipality
