-- Rows in force with the institution and the post they name, one row each.
--
-- An institution's name is looked for in the row's municipality first, then
-- among national bodies, then elsewhere; a post among those filled on the day
-- in the row's municipality, under the name it had then or has today. Each
-- name and each day is looked for once, however many rows have it.
with asked_names as (
    select distinct
        r.institution_folded,
        r.municipality,
        m.today as municipality_today
    from raw.log_rows as r
    left join reference.municipalities as m on r.municipality = m.municipality
    where r.institution_folded is not null
),

named as (
    select
        a.institution_folded,
        a.municipality,
        n.institution,
        case
            when n.municipality in (a.municipality, a.municipality_today) then 1
            when n.municipality_today = a.municipality_today then 2
            when n.municipality is null then 3
            else 4
        end as distance
    from asked_names as a
    inner join staging.institution_names as n
        on a.institution_folded = n.folded
),

ranked as (
    select
        institution_folded,
        municipality,
        institution,
        distance,
        min(distance) over (
            partition by institution_folded, municipality
        ) as least
    from named
),

nearest as (
    select
        institution_folded,
        municipality,
        min(institution) as institution
    from ranked
    where distance = least
    group by institution_folded, municipality
    having count(distinct institution) = 1
),

asked_days as (
    select distinct
        r.date,
        r.municipality,
        r.post as post_written,
        m.today as municipality_today
    from raw.log_rows as r
    left join reference.municipalities as m on r.municipality = m.municipality
),

posted as (
    select
        a.date,
        a.municipality,
        a.post_written,
        case when count(distinct p.post) = 1 then min(p.post) end as post
    from asked_days as a
    inner join staging.registered_posts as p
        on
            a.municipality_today = p.municipality_today
            and (
                p.municipality in (a.municipality, a.municipality_today)
                or a.municipality = a.municipality_today
            )
            and a.date >= p.from_date
            and a.date <= coalesce(p.to_date, a.date)
            and (a.post_written is null or a.post_written = p.post)
    group by a.date, a.municipality, a.post_written
)

select
    r.* exclude (post, institution),
    r.institution as institution_name,
    n.institution,
    p.post,
    p.date is not null as has_post,
    r.institution_folded is null
    or n.institution is not null as has_institution
from staging.log_rows as r
left join nearest as n
    on
        r.institution_folded = n.institution_folded
        and r.municipality = n.municipality
left join posted as p
    on
        r.date = p.date
        and r.municipality = p.municipality
        and r.post is not distinct from p.post_written
