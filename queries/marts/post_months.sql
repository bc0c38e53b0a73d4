-- Each post in each month it was filled, one row each.
--
-- A post is expected up to the month in which the edition was made, also one that
-- is to end later, and not before it begins. Entries are rows of the log of any
-- kind; none means that the month has not been reported. It is closed where the
-- coordinator has said that no report will come: then nobody waits for one.
--
-- month               date     first day of the month
-- post                varchar  code of the mediator's post
-- municipality        varchar  code of the municipality
-- municipality_today  varchar  code of the municipality of today
-- entries             bigint   entries of the log
-- is_closed           boolean  nobody waits for a report
with filled as (
    select
        p.post,
        p.municipality,
        p.municipality_today,
        unnest(
            generate_series(
                date_trunc('month', p.from_date)::timestamp,
                least(coalesce(p.to_date, e.created_on), e.created_on)::timestamp,
                interval 1 month
            )
        ) as moment
    from staging.posts as p
    cross join staging.edition as e
    where p.from_date <= e.created_on
),

months as (
    select
        post,
        municipality,
        municipality_today,
        moment::date as month
    from filled
),

reported as (
    select
        post,
        date_trunc('month', date)::date as month,
        count(*) as entries
    from staging.interactions
    group by post, date_trunc('month', date)
),

closed as (
    select
        post,
        month
    from staging.reports
    where accepted = 0 and held = 0 and rejected = 0
)

select
    f.month,
    f.post,
    f.municipality,
    f.municipality_today,
    max(coalesce(r.entries, 0)) as entries,
    bool_or(c.post is not null) as is_closed
from months as f
left join reported as r on f.post = r.post and f.month = r.month
left join closed as c on f.post = c.post and f.month = c.month
group by f.month, f.post, f.municipality, f.municipality_today
order by f.month, f.post
