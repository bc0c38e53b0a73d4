-- Contacts with families, one row each; the family is a number, and is not kept.
--
-- family              bigint   number of the family
-- reach               varchar  only, moved or roaming: in one municipality, in
--                              several that are one today, or in several of today
-- municipality        varchar  code of the municipality
-- municipality_today  varchar  code of the municipality of today
-- date                date     day of the contact
-- domains             varchar[]  what it was about
-- persons             integer  persons noted
-- outcome             varchar  code of the outcome, or not_noted
-- esf_measure         varchar  code of the ESF measure; none without one
-- institution         integer  number of the institution; none without one
with families as (
    select
        family,
        row_number() over (order by family) as number,
        case
            when min(municipality) = max(municipality) then 'only'
            when min(municipality_today) = max(municipality_today) then 'moved'
            else 'roaming'
        end as reach
    from staging.interactions
    where is_served(kind)
    group by family
)

select
    f.number as family,
    f.reach,
    i.municipality,
    i.municipality_today,
    i.date,
    i.domains,
    i.persons,
    coalesce(i.outcome, 'not_noted') as outcome,
    i.esf_measure,
    i.institution
from staging.interactions as i
inner join families as f on i.family = f.family
where is_served(i.kind)
