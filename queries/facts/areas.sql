-- Of which areas of the marts each place asked about is made up, one row each.
--
-- The reader's municipalities, narrowed to those asked for (the variables scope,
-- asked_places and asked_map), each alone and all in all. Families met in one of them
-- only add up; those met in several have an area of their own where these are one of
-- today, or all there are. Elsewhere they are apart, and are looked at one by one.
with asked as (
    select
        municipality,
        municipality_today,
        parts,
        places,
        unnest([
            place(municipality, municipality_today, getvariable('asked_map')), 'total'
        ]) as here
    from marts.places
    where
        (in_scope(municipality) or in_scope(municipality_today))
        and in_places(municipality, municipality_today, getvariable('asked_places'))
),

homes as (
    select
        here,
        municipality_today as home,
        count(*) as asked,
        min(municipality) as one,
        min(parts) as parts,
        min(places) as places
    from asked
    group by here, municipality_today
)

select
    here as municipality,
    'only ' || municipality as area
from asked
union all
select
    here as municipality,
    case
        when asked = 1 then 'moved then ' || one
        when asked = parts then 'moved today ' || home
        else 'moved apart ' || home
    end as area
from homes
union all
select
    here as municipality,
    case
        when sum(asked) = 1 then 'roaming then ' || min(one)
        when sum(asked) = min(places) and in_scope('total') then 'roaming all'
        when count(*) = 1 and min(asked) = min(parts)
            then 'roaming today ' || min(home)
        else 'roaming apart'
    end as area
from homes
group by here
