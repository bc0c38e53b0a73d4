-- One row for each target set for just this window.
--
-- Targets and base lines as they were set for a municipality, or for all of them
-- together, and for a period. A target of another period is not shown: a number
-- is held only against one set for the same days.
--
-- municipality  varchar  code of the municipality, or total
-- measure       varchar  what is counted
-- from          date     first day of the period
-- to            date     last day of the period
-- target        double   what is to be reached, or the least of it
-- most          double   the most that is aimed at, where a range is set
-- baseline      double   where it starts from
-- source        varchar  where it was set
select
    municipality,
    measure,
    from_date as "from",
    to_date as "to",
    target,
    most,
    baseline,
    source
from facts.targets
where
    from_date = $since
    and to_date = $until::date - 1
    and in_places(municipality, municipality_today, $municipalities)
order by measure asc, municipality = 'total' desc, municipality asc
