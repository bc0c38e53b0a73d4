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
with one_by_one as (
    -- Not summed are: persons by days; what came before of a domain, where the contact
    -- before may be about another; the days between two phases, if families were met.
    select 1 as is_needed
    where $is_narrowed or not $whole_months
    union
    select 1 as is_needed
    from meetings
    where
        measure = 'families'
        and domain = 'total'
        and $preceding_until::date < $since::date
        and date >= $preceding_until
        and date < $since
),

summed as (
    select
        municipality,
        sum(n) filter (where measure = 'families') as families,
        sum(n) filter (where measure = 'families' and previous is null) as new,
        sum(n) filter (
            where
            measure = 'families'
            and previous >= $preceding_since
            and previous < $preceding_until
        ) as continuing,
        sum(n) filter (where measure = 'noted') as noted,
        sum(n) filter (where measure = 'persons') as persons
    from meetings
    where
        measure in ('families', 'noted', 'persons')
        and domain = 'total'
        and date >= $since
        and date < $until
        and is_first(previous, $since)
        and not $is_narrowed
        and $whole_months
        and not exists (from one_by_one)
    group by municipality
),

served as (
    select
        family,
        date,
        persons,
        place(municipality, municipality_today, $map) as municipality,
        is_asked,
        date >= $preceding_since and date < $preceding_until as is_preceding
    from entries
    cross join one_by_one
    where
        (
            $is_narrowed
            or not $whole_months
            or $preceding_until::date < $since::date
        )
        and is_served(kind)
        and date < $until
),

families as (
    select
        coalesce(municipality, 'total') as municipality,
        min(date) as first_date,
        max(persons) filter (where is_asked) as persons,
        coalesce(bool_or(is_preceding), false) as was_preceding
    from served
    group by grouping sets ((municipality, family), (family))
    having bool_or(is_asked)
),

counted as (
    select
        municipality,
        families,
        coalesce(new, 0) as new,
        coalesce(continuing, 0) as continuing,
        case when noted > 0 then coalesce(persons, 0) end as persons
    from summed
    union all
    select
        municipality,
        count(*) as families,
        count(*) filter (where first_date >= $since) as new,
        count(*) filter (where first_date < $since and was_preceding) as continuing,
        sum(persons) as persons
    from families
    group by municipality
)

select
    municipality,
    families::bigint as families,
    new::bigint as new,
    continuing::bigint as continuing,
    (families - new - continuing)::bigint as "returning",
    persons::bigint as persons
from counted
order by municipality = 'total', municipality
