-- Mediators' posts that are expected to report, one row for each time filled.
--
-- A post only known from public sources is expected once something of it has
-- been taken in: until then nobody has said that its log would be.
select
    p.post,
    p.municipality,
    p.municipality_today,
    p.from_date,
    p.to_date,
    p.hours_per_week
from staging.registered_posts as p
where
    p.origin = 'coordinator'
    or exists (
        select 1
        from staging.interactions as i
        where
            i.post = p.post
            and i.date >= p.from_date
            and i.date <= coalesce(p.to_date, i.date)
    )
