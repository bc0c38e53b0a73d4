-- One row for each month and municipality that reported, and a total.
--
-- Families served: different families with at least one contact in the month,
-- alone or together with an institution. A family can appear in several months
-- and municipalities, so neither adds up. A month that was reported and in which
-- nobody was met counts 0. A month is provisional while it has not ended or a
-- mediator's post has not reported it and may still do so.
--
-- month         date     first day of the month
-- municipality  varchar  code of the municipality, or total
-- families      bigint   different families served
-- provisional   boolean  the month is unfinished or a report is missing
with missing as (
    select distinct
        month,
        place(municipality, municipality_today, $map) as municipality
    from facts.post_months
    where
        entries = 0
        and not is_closed
        and in_places(municipality, municipality_today, $municipalities)
),

served as (
    select
        date_trunc('month', date)::date as month,
        municipality,
        n
    from meetings
    where
        measure = 'families'
        and domain = coalesce($domain, 'total')
        and date >= $since
        and date < $until
        and is_first(previous, greatest(date_trunc('month', date), $since::date))
    union all
    select
        month,
        unnest([place(municipality, municipality_today, $map), 'total'])
            as municipality,
        0 as n
    from facts.post_months
    where
        entries > 0
        and month >= date_trunc('month', $since::date)
        and month < $until
        and in_places(municipality, municipality_today, $municipalities)
),

counted as (
    select
        month,
        municipality,
        sum(n)::bigint as families
    from served
    group by month, municipality
)

select
    c.month,
    c.municipality,
    c.families,
    c.month + interval 1 month > e.created_on or exists (
        select 1 from missing as m
        where m.month = c.month and c.municipality in ('total', m.municipality)
    ) as provisional
from counted as c
cross join facts.edition as e
order by c.month, c.municipality = 'total', c.municipality
