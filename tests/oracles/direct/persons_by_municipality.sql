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
    select
        family,
        place(municipality, municipality_today, $map) as municipality,
        max(persons) as persons
    from entries
    where
        is_served(kind)
        and is_asked
    group by family, place(municipality, municipality_today, $map)
),

at_their_level as (
    select
        coalesce(municipality, 'total') as municipality,
        family,
        max(persons) as persons
    from families
    group by grouping sets ((municipality, family), (family))
)

select
    municipality,
    sum(persons)::bigint as persons,
    count(persons) as noted,
    count(*) as families
from at_their_level
group by municipality
order by municipality = 'total', municipality
