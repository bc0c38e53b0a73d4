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
    -- Not summed are: what came before of a domain, where the contact before may be
    -- about another; the days between two phases, if families were met.
    select 1 as is_needed
    where $is_narrowed
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
        and not exists (from one_by_one)
    group by municipality
),

-- Persons are not summed by days: those of some days are looked for in these days.
met as (
    select
        family,
        persons,
        place(municipality, municipality_today, $map) as municipality
    from entries
    where
        is_asked
        and is_served(kind)
        and (
            not $whole_months
            or $is_narrowed
            or $preceding_until::date < $since::date
        )
        and (not $whole_months or exists (from one_by_one))
),

asked as (
    select
        family,
        coalesce(municipality, 'total') as municipality,
        max(persons) as persons
    from met
    group by grouping sets ((municipality, family), (family))
),

-- Of those who were met, what came before; of nobody else.
earlier as (
    select
        family,
        place(municipality, municipality_today, $map) as municipality,
        date >= $preceding_since and date < $preceding_until as is_preceding
    from entries
    cross join one_by_one
    where
        ($is_narrowed or $preceding_until::date < $since::date)
        and is_served(kind)
        and date < $since
        and family in (select a.family from asked as a)
),

known as (
    select
        family,
        coalesce(municipality, 'total') as municipality,
        bool_or(is_preceding) as was_preceding
    from earlier
    group by grouping sets ((municipality, family), (family))
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
        null as families,
        null as new,
        null as continuing,
        sum(persons) as persons
    from asked
    where not $whole_months and not exists (from one_by_one)
    group by municipality
    union all
    select
        a.municipality,
        count(*) as families,
        count(*) filter (where k.family is null) as new,
        count(*) filter (where k.was_preceding) as continuing,
        sum(a.persons) as persons
    from asked as a
    cross join one_by_one
    left join known as k
        on a.family = k.family and a.municipality = k.municipality
    where $is_narrowed or $preceding_until::date < $since::date
    group by a.municipality
),

put_together as (
    select
        municipality,
        sum(families) as families,
        sum(new) as new,
        sum(continuing) as continuing,
        sum(persons) as persons
    from counted
    group by municipality
)

select
    municipality,
    families::bigint as families,
    new::bigint as new,
    continuing::bigint as continuing,
    (families - new - continuing)::bigint as "returning",
    persons::bigint as persons
from put_together
order by municipality = 'total', municipality
