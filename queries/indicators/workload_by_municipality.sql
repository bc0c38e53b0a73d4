-- One row for each municipality with a post or entries in the window, and a total.
--
-- Workload: what was done for each month in which a post was filled, and for
-- each paid hour. Post-months are counted in months and, by days, parts of
-- them, up to the day of publication; paid hours are the post's hours a week
-- over the same days. Entries leave indirect work out; hours hold all of it.
-- Where there are fewer families than the number set for comparing, every rate
-- is left out: too few to compare. A domain asked for narrows what was done.
--
-- municipality               varchar  code of the municipality, or total
-- post_months                double   months in which a post was filled
-- hours_per_week             double   hours a week, on average over these days
-- paid_hours                 double   paid hours on these days
-- months_active              bigint   calendar months with an entry
-- interactions               bigint   entries, indirect work left out
-- indirect                   bigint   entries of indirect work
-- families                   bigint   different families served
-- cooperations               bigint   entries in which an institution took part
-- hours                      double   hours written down, indirect work included
-- too_few                    boolean  too few families to compare
-- interactions_a_post_month  double   entries per post-month
-- families_a_post_month      double   families per post-month
-- cooperations_a_post_month  double   cooperation contacts per post-month
-- hours_a_post_month         double   hours written down per post-month
-- interactions_a_paid_hour   double   entries per paid hour
-- families_a_paid_hour       double   families per paid hour
-- cooperations_a_paid_hour   double   cooperation contacts per paid hour
-- hours_a_paid_hour          double   hours written down per paid hour
with filled as (
    select
        place(p.municipality, p.municipality_today, $map) as municipality,
        p.hours_per_week,
        unnest(generate_series(
            greatest(p.from_date, $since::date),
            least(p.to_date, $until::date - 1, e.created_on),
            interval 1 day
        ))::date as day
    from facts.posts as p
    cross join facts.edition as e
    where in_places(p.municipality, p.municipality_today, $municipalities)
),

posts as (
    select
        coalesce(municipality, 'total') as municipality,
        round(sum(1 / day(last_day(day))), 10) as post_months,
        sum(hours_per_week) / count(*) as hours_per_week,
        sum(hours_per_week) / 7 as paid_hours,
        bool_and(hours_per_week is not null) as hours_are_known
    from filled
    group by grouping sets ((municipality), ())
    having count(*) > 0
),

worked as (
    select
        *,
        case when is_about then entries else 0 end as asked,
        place(municipality, municipality_today, $map) as here
    from work
    where date >= $since and date < $until
),

families as (
    select
        municipality,
        sum(n)::bigint as families
    from meetings
    where
        measure = 'families'
        and domain = coalesce($domain, 'total')
        and date >= $since
        and date < $until
        and is_first(previous, $since)
    group by municipality
),

summed as (
    select
        coalesce(here, 'total') as municipality,
        count(distinct date_trunc('month', date)) as months_active,
        sum(case when kind <> 'indirect' then asked else 0 end)::bigint
            as interactions,
        sum(case when kind = 'indirect' then asked else 0 end)::bigint as indirect,
        sum(case when is_about then with_institution else 0 end)::bigint
            as cooperations,
        sum(case when is_about then minutes end) / 60 as hours
    from worked
    group by grouping sets ((here), ())
    having count(*) > 0
),

done as (
    select
        s.municipality,
        s.months_active,
        s.interactions,
        s.indirect,
        coalesce(f.families, 0) as families,
        s.cooperations,
        s.hours
    from summed as s
    left join families as f on s.municipality = f.municipality
),

both_sides as (
    select
        coalesce(p.municipality, d.municipality) as municipality,
        coalesce(p.post_months, 0) as post_months,
        case when p.hours_are_known then p.hours_per_week end as hours_per_week,
        case when p.hours_are_known then p.paid_hours end as paid_hours,
        coalesce(d.months_active, 0) as months_active,
        d.* exclude (municipality, months_active),
        coalesce(d.families, 0) < $too_few as too_few
    from posts as p
    full join done as d on p.municipality = d.municipality
),

bases as (
    select
        *,
        case when not too_few then nullif(post_months, 0) end as months,
        case when not too_few then nullif(paid_hours, 0) end as paid
    from both_sides
)

select
    * exclude (months, paid),
    interactions / months as interactions_a_post_month,
    families / months as families_a_post_month,
    cooperations / months as cooperations_a_post_month,
    hours / months as hours_a_post_month,
    interactions / paid as interactions_a_paid_hour,
    families / paid as families_a_paid_hour,
    cooperations / paid as cooperations_a_paid_hour,
    hours / paid as hours_a_paid_hour
from bases
order by municipality = 'total', municipality
