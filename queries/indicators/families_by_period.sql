-- One row for each period and municipality that reported, and a total.
--
-- Families served: different families with at least one contact in the period,
-- alone or together with an institution. Periods are months, quarters,
-- half-years, years or phases of the project; of one that the window cuts, only
-- the days inside are counted, and from and to say which. A family can appear in
-- several periods and municipalities, so neither adds up. A period that was
-- reported and in which nobody was met counts 0. A period is provisional while
-- one of its months has not ended or has not been reported and may still be.
--
-- period        varchar  the period as it is asked for, such as 2019-Q1
-- from          date     first day counted
-- to            date     last day counted
-- municipality  varchar  code of the municipality, or total
-- families      bigint   different families served
-- provisional   boolean  a month is unfinished or a report is missing
with months as (
    select
        unnest(
            generate_series(
                date_trunc('month', $since::date),
                ($until::date - 1)::timestamp,
                interval 1 month
            )
        )::date as month,
        period_months($grain) as length
),

spans as (
    select distinct
        period_code(month, $grain) as period,
        period_start(month, length) as first,
        (
            period_start(month, length) + to_months(length) - interval 1 day
        )::date as last
    from months
    where $grain <> 'phase'
    union all
    select
        'phase:' || phase as period,
        from_date as first,
        to_date as last
    from facts.phases
    where $grain = 'phase' and from_date < $until and to_date >= $since
),

periods as (
    select
        s.period,
        greatest(s.first, $since::date) as first_day,
        least(s.last, $until::date - 1) as last_day,
        s.last >= e.created_on as is_unfinished
    from spans as s
    cross join facts.edition as e
),

missing as (
    select distinct
        p.period,
        place(m.municipality, m.municipality_today, $map) as municipality
    from periods as p
    inner join facts.post_months as m
        on
            p.last_day >= m.month
            and p.first_day < m.month + interval 1 month
    where
        m.entries = 0
        and not m.is_closed
        and in_places(m.municipality, m.municipality_today, $municipalities)
),

served as (
    select
        p.period,
        p.first_day,
        p.last_day,
        p.is_unfinished,
        f.municipality,
        f.n
    from periods as p
    inner join meetings as f on f.date between p.first_day and p.last_day
    where
        f.measure = 'families'
        and f.domain = coalesce($domain, 'total')
        and is_first(f.previous, p.first_day)
    union all
    select
        p.period,
        p.first_day,
        p.last_day,
        p.is_unfinished,
        unnest([place(m.municipality, m.municipality_today, $map), 'total'])
            as municipality,
        0 as n
    from periods as p
    inner join facts.post_months as m
        on
            p.last_day >= m.month
            and p.first_day < m.month + interval 1 month
    where
        m.entries > 0
        and in_places(m.municipality, m.municipality_today, $municipalities)
),

counted as (
    select
        period,
        first_day,
        last_day,
        is_unfinished,
        municipality,
        sum(n)::bigint as families
    from served
    group by period, first_day, last_day, is_unfinished, municipality
)

select
    c.period,
    c.first_day as "from",
    c.last_day as "to",
    c.municipality,
    c.families,
    c.is_unfinished or exists (
        select 1 from missing as m
        where
            m.period = c.period
            and c.municipality in ('total', m.municipality)
    ) as provisional
from counted as c
order by c.first_day, c.municipality = 'total', c.municipality
