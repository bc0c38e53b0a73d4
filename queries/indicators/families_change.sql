-- One row for each municipality with families or a post, before or now, and a total.
--
-- Families served in the window and in the one it is compared with: if nothing else
-- is chosen, the one before it of the same kind, which is the month, quarter,
-- half-year, year or phase before, or as many days. There is no number where no row
-- of the log is of the window, nor for one to compare with that began before the
-- log did: that is not 0. The change is left out where either window is provisional:
-- a month has not ended, or a post has not reported it and may still do so. A family
-- can appear in several municipalities, so the columns do not add up.
--
-- municipality        varchar  code of the municipality, or total
-- families            bigint   different families served
-- before              bigint   different families served in the window compared with
-- change              bigint   how many more, or fewer
-- provisional         boolean  the window is unfinished or a report is missing
-- provisional_before  boolean  a report of the window compared with is missing
-- posts               bigint   mediators' posts filled in the window
-- posts_before        bigint   mediators' posts filled in the window compared with
-- target              double   families to be reached in the window, where set
-- baseline            double   where the target starts from
with asked as (
    select
        $since::date as since,
        $until::date as until,
        created_on,
        case
            when $compared_since::date >= date_trunc('month', data_from)
                then $compared_since::date
        end as before_since,
        $compared_until::date as before_until
    from facts.edition
),

times as (
    select
        true as is_now,
        since,
        until
    from asked
    union all
    select
        false as is_now,
        before_since as since,
        before_until as until
    from asked
),

worked as (
    select
        t.is_now,
        unnest([place(w.municipality, w.municipality_today, $map), 'total'])
            as municipality,
        0 as n
    from times as t
    inner join work as w on t.since <= w.date and t.until > w.date
    where w.is_any
    union all
    select
        t.is_now,
        m.municipality,
        m.n
    from times as t
    inner join meetings as m on t.since <= m.date and t.until > m.date
    where
        m.measure = 'families'
        and m.domain = coalesce($domain, 'total')
        and is_first(m.previous, t.since)
),

-- No row is no number: that is not 0.
counted as (
    select
        municipality,
        sum(n) filter (where is_now)::bigint as families,
        sum(n) filter (where not is_now)::bigint as before
    from worked
    group by municipality
),

filled as (
    select
        place(m.municipality, m.municipality_today, $map) as municipality,
        m.post,
        m.entries = 0 and not m.is_closed as is_missing,
        m.month < a.until and m.month + interval 1 month > a.since as is_now,
        coalesce(
            m.month < a.before_until
            and m.month + interval 1 month > a.before_since,
            false
        ) as is_before
    from facts.post_months as m
    cross join asked as a
    where in_places(m.municipality, m.municipality_today, $municipalities)
),

posts as (
    select
        coalesce(municipality, 'total') as municipality,
        count(distinct post) filter (where is_now) as posts,
        count(distinct post) filter (where is_before) as posts_before,
        bool_or(is_missing) filter (where is_now) as is_missing,
        bool_or(is_missing) filter (where is_before) as is_missing_before
    from filled
    where is_now or is_before
    group by grouping sets ((municipality), ())
),

together as (
    select
        coalesce(c.municipality, p.municipality) as municipality,
        c.families,
        c.before,
        a.until > a.created_on or coalesce(p.is_missing, false) as provisional,
        coalesce(a.before_until > a.created_on, false)
        or coalesce(p.is_missing_before, false) as provisional_before,
        coalesce(p.posts, 0) as posts,
        coalesce(p.posts_before, 0) as posts_before
    from counted as c
    full outer join posts as p on c.municipality = p.municipality
    cross join asked as a
    where coalesce(c.municipality, p.municipality) is not null
)

select
    t.municipality,
    t.families,
    t.before,
    case
        when not t.provisional and not t.provisional_before
            then t.families - t.before
    end as change,
    t.provisional,
    t.provisional_before,
    t.posts,
    t.posts_before,
    g.target,
    g.baseline
from together as t
left join facts.targets as g
    on
        t.municipality = g.municipality
        and g.measure = 'families'
        and not $is_narrowed
        and g.from_date = $since
        and g.to_date = $until::date - 1
where t.municipality <> 'total' or t.families is not null or t.before is not null
order by t.municipality = 'total', t.municipality
