-- One row for each kind of interaction and municipality, and a total.
--
-- Interactions: rows of the mediators' log. Kinds are work with a family, work
-- with an institution, a meeting of both, and indirect work (reports, events,
-- training, supervision), which always stands apart and is never added to them.
--
-- kind          varchar  code of the kind of interaction
-- municipality  varchar  code of the municipality, or total
-- interactions  bigint   rows of the log
-- minutes       bigint   minutes worked, where they were written down
with asked as (
    select
        kind,
        entries,
        minutes,
        place(municipality, municipality_today, $map) as municipality
    from work
    where is_about and date >= $since and date < $until
)

select
    kind,
    coalesce(municipality, 'total') as municipality,
    sum(entries)::bigint as interactions,
    sum(minutes)::bigint as minutes
from asked
group by grouping sets ((kind, municipality), (kind))
order by kind, municipality = 'total', municipality
