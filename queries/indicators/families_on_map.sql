-- One row for each municipality of today with a mediator's post, and a total.
--
-- Families served in the window: different families with at least one contact,
-- alone or together with an institution, by the municipality of today. None where
-- the post has no row in the log: that is not 0. A family can appear in several
-- municipalities, so the column does not add up.
--
-- municipality  varchar  code of today's municipality, or total
-- posts         bigint   mediators' posts filled in the window
-- families      bigint   different families served
with worked as (
    select coalesce(municipality_today, 'total') as municipality
    from work
    where is_any and date >= $since and date < $until
    group by grouping sets ((municipality_today), ())
    having count(*) > 0
),

met_here as (
    select
        municipality,
        sum(n)::bigint as families
    from meetings_today
    where
        measure = 'families'
        and domain = coalesce($domain, 'total')
        and date >= $since
        and date < $until
        and is_first(previous, $since)
    group by municipality
),

filled as (
    select
        coalesce(municipality_today, 'total') as municipality,
        count(distinct post) as posts
    from facts.post_months
    where
        month < $until
        and month + interval 1 month > $since
        and in_places(municipality, municipality_today, $municipalities)
    group by grouping sets ((municipality_today), ())
    having count(*) > 0
)

select
    coalesce(w.municipality, f.municipality) as municipality,
    coalesce(f.posts, 0) as posts,
    case when w.municipality is not null then coalesce(m.families, 0) end as families
from worked as w
full outer join filled as f on w.municipality = f.municipality
left join met_here as m on w.municipality = m.municipality
order by
    coalesce(w.municipality, f.municipality) = 'total',
    coalesce(w.municipality, f.municipality)
