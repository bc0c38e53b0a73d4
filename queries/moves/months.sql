-- Every month in which a report of a post is expected, one row each, and whether
-- it is still waited for: none has come, and nobody has said that none will.
with expected as (
    select distinct
        post,
        municipality,
        unnest(
            generate_series(
                date_trunc('month', from_date),
                least(coalesce(to_date, current_date), current_date)::timestamp,
                interval 1 month
            )
        )::date as month
    from staging.posts
)

select
    e.post,
    e.municipality,
    e.month,
    coalesce(r.is_closed, false) as closed
from expected as e
left join (
    select
        post,
        month,
        bool_and(accepted + held + rejected = 0) as is_closed
    from staging.reports
    group by post, month
) as r
    on e.post = r.post and e.month = r.month
