-- One row for each month and municipality with families served, and a total.
--
-- Families served: different families with at least one contact in the month,
-- alone or together with an institution. A family can appear in several months
-- and municipalities, so neither adds up. A month is provisional while it has
-- not ended or a mediator's post has not reported it.
--
-- month         date     first day of the month
-- municipality  varchar  code of the municipality, or total
-- families      bigint   different families served
-- provisional   boolean  the month is unfinished or a report is missing
with worked as (
    select
        family,
        kind,
        domains,
        date_trunc('month', date)::date as month,
        place(municipality, municipality_today, $map) as municipality
    from facts.interactions
    where
        date >= $since
        and date < $until
        and in_places(municipality, municipality_today, $municipalities)
),

expected as (
    select distinct
        posts.post,
        m.month,
        place(
            posts.municipality, posts.municipality_today, $map
        ) as municipality
    from facts.posts as posts
    inner join (select distinct month from worked) as m
        on
            posts.from_date < m.month + interval 1 month
            and coalesce(posts.to_date, m.month) >= m.month
    where in_places(
        posts.municipality, posts.municipality_today, $municipalities
    )
),

-- A report counts for its month wherever in it the window begins or ends.
reported as (
    select distinct
        post,
        date_trunc('month', date)::date as month
    from facts.interactions
    where
        date >= date_trunc('month', $since::date)
        and date < $until::date + interval 1 month
),

missing as (
    select
        e.month,
        e.municipality,
        grouping(e.municipality) = 1 as is_total
    from expected as e
    left join reported as r on e.post = r.post and e.month = r.month
    where r.post is null
    group by grouping sets ((e.month, e.municipality), (e.month))
),

counted as (
    select
        month,
        municipality,
        grouping(municipality) = 1 as is_total,
        count(distinct family) as families
    from worked
    where is_served(kind) and in_domain(domains, $domain)
    group by grouping sets ((month, municipality), (month))
)

select
    c.month,
    case when c.is_total then 'total' else c.municipality end as municipality,
    c.families,
    missing.month is not null
    or c.month + interval 1 month > e.created_on as provisional
from counted as c
cross join facts.edition as e
left join missing
    on
        c.month = missing.month
        and c.is_total = missing.is_total
        and c.municipality is not distinct from missing.municipality
order by c.month, c.is_total, municipality
