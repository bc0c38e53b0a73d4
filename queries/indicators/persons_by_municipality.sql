-- One row for each municipality with families served in the window, and a total.
--
-- Persons assisted: for each family served the largest number of persons noted
-- for it in the window, added up over the families; an estimate, and another
-- measure than families. Families of which no number was noted add nothing, so
-- how many have one stands beside it. A family can appear in several
-- municipalities, so the columns do not add up.
--
-- municipality  varchar  code of the municipality, or total
-- persons       bigint   persons in the families; an estimate
-- noted         bigint   families of which a number of persons was noted
-- families      bigint   different families served
with families as (
    -- Persons are summed by months alone, and not by domain.
    select
        coalesce(
            place(municipality, municipality_today, $map), 'total'
        ) as municipality,
        max(persons) as persons
    from entries
    where
        ($is_narrowed or not $whole_months)
        and is_served(kind)
        and is_asked
    group by grouping sets (
        (place(municipality, municipality_today, $map), family), (family)
    )
),

counted as (
    select
        municipality,
        sum(n) filter (where measure = 'persons') as persons,
        coalesce(sum(n) filter (where measure = 'noted'), 0) as noted,
        sum(n) filter (where measure = 'families') as families
    from meetings
    where
        not $is_narrowed
        and $whole_months
        and measure in ('families', 'noted', 'persons')
        and domain = 'total'
        and date >= $since
        and date < $until
        and is_first(previous, $since)
    group by municipality
    union all
    select
        municipality,
        sum(persons) as persons,
        count(persons) as noted,
        count(*) as families
    from families
    group by municipality
)

select
    municipality,
    case when noted > 0 then coalesce(persons, 0)::bigint end as persons,
    noted::bigint as noted,
    families::bigint as families
from counted
order by municipality = 'total', municipality
