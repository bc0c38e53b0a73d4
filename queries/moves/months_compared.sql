-- How many reports are expected, or waited for, otherwise after than before, by
-- municipality: how many then, beside the municipality how many before.
with counted as (
    select
        coalesce(a.municipality, b.municipality) as municipality,
        count(b.month) as months_before,
        count(a.month) as months_after,
        count(*) filter (where a.closed and not b.closed) as closed,
        count(*) filter (where b.closed and not a.closed) as opened
    from months_before as b
    full outer join months_after as a on b.post = a.post and b.month = a.month
    group by coalesce(a.municipality, b.municipality)
)

select
    'months' as "of",
    municipality || ' ' || months_before as before,
    municipality as after,
    months_after as "rows"
from counted
where months_before <> months_after
union all
select
    'closed' as "of",
    null as before,
    municipality as after,
    closed as "rows"
from counted
where closed > 0
union all
select
    'opened' as "of",
    municipality as before,
    null as after,
    opened as "rows"
from counted
where opened > 0
order by before, after
