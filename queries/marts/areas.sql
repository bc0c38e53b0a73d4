-- Areas in which contacts are summed, one row each.
--
-- number              bigint   number of the area
-- area                varchar  where: only, moved or roaming, and the municipality
-- municipality        varchar  code of the municipality, or total
-- municipality_today  varchar  code of the municipality of today, or total
-- reach               varchar  only, moved or roaming
-- member              varchar  code of a municipality in it: of those of today, each
with reaches as (
    select unnest(['only', 'moved', 'roaming']) as reach
),

named as (
    select
        r.reach,
        p.municipality as member,
        case when r.reach = 'only' then 'only ' else r.reach || ' then ' end
        || p.municipality as area,
        p.municipality,
        p.municipality_today
    from marts.places as p
    cross join reaches as r
    union all
    select
        r.reach,
        p.municipality as member,
        r.reach || ' today ' || p.municipality_today as area,
        p.municipality_today as municipality,
        p.municipality_today
    from marts.places as p
    cross join reaches as r
    where r.reach <> 'only'
    union all
    select
        'roaming' as reach,
        municipality as member,
        'roaming all' as area,
        'total' as municipality,
        'total' as municipality_today
    from marts.places
)

select
    *,
    dense_rank() over (order by area) as number
from named
