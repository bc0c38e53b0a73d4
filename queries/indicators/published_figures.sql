-- One row for each figure others have published about a phase.
--
-- Figures stand as they were published, each with its own window and source,
-- and are never mixed with computed ones. Where only a range is certain, low and
-- high give it; where a figure was not published, all three are empty.
--
-- phase         varchar  phase the figure is about
-- from          date     first day of the figure's window
-- to            date     last day of the figure's window
-- municipality  varchar  code of the municipality, or total
-- measure       varchar  what was counted
-- value         bigint   the figure, where it is certain
-- low           bigint   the least it can be
-- high          bigint   the most it can be
-- source        varchar  where it was published
select
    phase,
    from_date as "from",
    to_date as "to",
    municipality,
    measure,
    value,
    low,
    high,
    source
from facts.published_figures
where
    from_date < $until
    and to_date >= $since
    and (
        $municipalities::varchar[] is null
        or list_contains($municipalities::varchar[], municipality)
        or list_contains($municipalities::varchar[], municipality_today)
    )
order by
    from_date asc,
    measure asc,
    municipality = 'total' desc,
    municipality asc,
    source asc
