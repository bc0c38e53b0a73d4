-- Municipalities with contacts with families, one row each: as they were then.
--
-- municipality        varchar  code of the municipality
-- municipality_today  varchar  code of the municipality of today that it is part of
-- parts               bigint   how many of these are part of the same one today
-- places              bigint   how many there are
with met as (
    select distinct
        municipality,
        municipality_today
    from staging.interactions
    where is_served(kind)
)

select
    municipality,
    municipality_today,
    count(*) over (partition by municipality_today) as parts,
    count(*) over () as places
from met
