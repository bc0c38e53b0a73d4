-- What has come in of each post's month, one row each: accepted, held, rejected.
-- A month of which nothing came, and nobody waits for it, has a row of noughts.
--
-- A row's day of arrival is the one it was submitted on, else the day on which
-- a file first brought it; a report has arrived when half of its rows have. Of
-- rejected rows only those of the newest file for the month count: a mended
-- file makes up for the one before.
with brought as (
    select
        r.identity,
        min(b.imported_at) as first_time,
        max(b.imported_at) as last_time
    from raw.log_rows as r
    inner join raw.batches as b on r.batch = b.batch
    where b.undone_at is null
    group by r.identity
),

arrived as (
    select
        r.post,
        r.municipality,
        r.has_institution,
        date_trunc('month', r.date)::date as month,
        coalesce(r.submitted, b.first_time::date) as arrived_on,
        b.last_time
    from staging.resolved as r
    inner join brought as b on r.identity = b.identity
    where r.has_post
),

received as (
    select
        post,
        month,
        count(*) filter (where has_institution) as accepted,
        count(*) filter (where not has_institution) as held,
        quantile_disc(arrived_on, 0.5) as received,
        max(last_time) as last_time
    from arrived
    group by post, month
),

filled as (
    select distinct
        r.post,
        r.municipality_today,
        unnest(
            generate_series(
                date_trunc('month', r.from_date),
                least(coalesce(r.to_date, current_date), current_date)::timestamp,
                interval 1 month
            )
        )::date as month
    from staging.registered_posts as r
),

refused as (
    select
        p.post,
        j.month,
        j.received as refused_at,
        sum(j.rows) as rejected
    from raw.rejections as j
    inner join reference.municipalities as m on j.municipality = m.municipality
    inner join filled as p
        on m.today = p.municipality_today and j.month = p.month
    left join raw.batches as b on j.batch = b.batch
    where b.undone_at is null and coalesce(j.post, p.post) = p.post
    group by p.post, j.month, j.received
    qualify
        row_number() over (partition by p.post, j.month order by j.received desc) = 1
),

places as (
    select
        post,
        any_value(municipality) as municipality,
        any_value(municipality_today) as municipality_today
    from staging.registered_posts
    group by post
),

came as (
    select
        coalesce(r.post, f.post) as post,
        coalesce(r.month, f.month) as month,
        coalesce(r.accepted, 0) as accepted,
        coalesce(r.held, 0) as held,
        case
            when r.last_time > f.refused_at then 0 else coalesce(f.rejected, 0)
        end::bigint as rejected,
        coalesce(r.received, f.refused_at::date) as received
    from received as r
    full outer join refused as f on r.post = f.post and r.month = f.month
),

closed as (
    select distinct
        p.post,
        p.month
    from filled as p
    inner join staging.closed_periods as c
        on
            p.municipality_today = c.municipality_today
            and p.month >= date_trunc('month', c.from_date)
            and p.month <= c.to_date
)

select
    p.post,
    p.municipality,
    p.municipality_today,
    coalesce(c.month, n.month) as month,
    coalesce(c.accepted, 0) as accepted,
    coalesce(c.held, 0) as held,
    coalesce(c.rejected, 0) as rejected,
    c.received
from came as c
full outer join closed as n on c.post = n.post and c.month = n.month
inner join places as p on coalesce(c.post, n.post) = p.post
