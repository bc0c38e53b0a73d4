-- Rows in force with the institution and the post they name, one row each.
--
-- An institution's name is looked for in the row's municipality first, then
-- among national bodies, then elsewhere; a post among those filled on the day
-- in the row's municipality, under the name it had then or has today.
with named as (
    select
        r.batch,
        r.line,
        n.institution,
        case
            when n.municipality in (r.municipality, r.municipality_today) then 1
            when n.municipality_today = r.municipality_today then 2
            when n.municipality is null then 3
            else 4
        end as distance
    from staging.log_rows as r
    inner join staging.institution_names as n
        on r.institution_folded = n.folded
),

nearest as (
    select
        batch,
        line,
        min(institution) as institution
    from (
        select
            *,
            min(distance) over (partition by batch, line) as least
        from named
    )
    where distance = least
    group by batch, line
    having count(distinct institution) = 1
),

filled as (
    select
        r.batch,
        r.line,
        p.post
    from staging.log_rows as r
    inner join staging.registered_posts as p
        on
            r.municipality_today = p.municipality_today
            and (
                p.municipality in (r.municipality, r.municipality_today)
                or r.municipality = r.municipality_today
            )
            and r.date >= p.from_date
            and r.date <= coalesce(p.to_date, r.date)
            and (r.post is null or r.post = p.post)
),

posted as (
    select
        batch,
        line,
        case when count(distinct post) = 1 then min(post) end as post
    from filled
    group by batch, line
)

select
    r.* exclude (post, institution),
    r.institution as institution_name,
    n.institution,
    p.post,
    p.batch is not null as has_post,
    r.institution_folded is null
    or n.institution is not null as has_institution
from staging.log_rows as r
left join nearest as n on r.batch = n.batch and r.line = n.line
left join posted as p on r.batch = p.batch and r.line = p.line
