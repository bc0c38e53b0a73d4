-- One row for each target that was set, whatever its period.
--
-- Targets and base lines as they were set for a municipality, or for all of them
-- together, and for a period: a number, or a range from the least to the most that
-- is aimed at. A number is held only against a target of the same place and days.
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
order by
    from_date asc,
    to_date asc,
    measure asc,
    municipality = 'total' desc,
    municipality asc
