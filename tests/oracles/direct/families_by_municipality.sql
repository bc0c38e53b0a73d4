-- One row for each municipality with families served in the window, and a total.
--
-- Families served: different families with at least one contact, alone or
-- together with an institution. A family met in two municipalities counts once
-- in each and once in the total, so the column does not add up. New: the first
-- contact ever falls in the window. Returning: served before, but not in the
-- period just before. Continuing: the rest. Persons: for each family the
-- largest number recorded in the window, added up; an estimate.
--
-- municipality  varchar  code of the municipality, or total
-- families      bigint   different families served
-- new           bigint   of them served for the first time ever
-- continuing    bigint   of them served in the preceding period too
-- returning     bigint   of them served before, but not in the preceding period
-- persons       bigint   persons in these families; an estimate
with served as (
    select
        family,
        date,
        persons,
        place(municipality, municipality_today, $map) as municipality,
        is_asked,
        date >= $preceding_since and date < $preceding_until as is_preceding
    from entries
    where is_served(kind) and date < $until
),

families as (
    select
        grouping(municipality) = 1 as is_total,
        municipality,
        family,
        min(date) as first_date,
        max(persons) filter (where is_asked) as persons,
        coalesce(bool_or(is_preceding), false) as was_preceding
    from served
    group by grouping sets ((municipality, family), (family))
    having bool_or(is_asked)
)

select
    case when is_total then 'total' else municipality end as municipality,
    count(*) as families,
    count(*) filter (where first_date >= $since) as new,
    count(*) filter (
        where first_date < $since and was_preceding
    ) as continuing,
    count(*) filter (
        where first_date < $since and not was_preceding
    ) as "returning",
    sum(persons)::bigint as persons
from families
group by is_total, municipality
order by is_total, municipality
