-- One row for each month of a post with unusually many or few rows.
--
-- Unusual: the month's rows lie further from the middle (median) of the post's
-- own months than three times their middle distance from it, which is taken as
-- one row at least. Only months that have ended and from which a row was
-- accepted are compared, and only where the post has six of them.
--
-- month         date     first day of the month
-- municipality  varchar  code of the municipality
-- post          varchar  code of the mediator's post
-- interactions  bigint   accepted rows of the month
-- middle        double   middle of the post's months
-- low           double   fewest rows that are usual
-- high          double   most rows that are usual
with counted as (
    select
        f.post,
        date_trunc('month', f.date)::date as month,
        sum(f.entries)::bigint as interactions
    from facts.work_months as f
    cross join facts.edition as e
    where
        f.domain = 'total'
        and date_trunc('month', f.date) + interval 1 month <= e.created_on
    group by f.post, date_trunc('month', f.date)
),

usual as (
    select
        post,
        median(interactions) as middle,
        3 * greatest(mad(interactions), 1) as most
    from counted
    group by post
    having count(*) >= 6
),

places as (
    select
        post,
        any_value(municipality) as municipality,
        any_value(municipality_today) as municipality_today
    from facts.posts
    group by post
)

select
    c.month,
    place(p.municipality, p.municipality_today, $map) as municipality,
    c.post,
    c.interactions,
    u.middle,
    greatest(u.middle - u.most, 0)::double as low,
    u.middle + u.most as high
from counted as c
inner join usual as u on c.post = u.post
inner join places as p on c.post = p.post
where
    abs(c.interactions - u.middle) > u.most
    and c.month >= date_trunc('month', $since::date)
    and c.month < $until
    and in_places(p.municipality, p.municipality_today, $municipalities)
order by c.month, c.post
