-- What differs between two notes of where rows and months stand, one row for each
-- way that something moves.
with moved as (
    select
        b.institution as institution_before,
        a.institution as institution_after,
        b.kind as kind_before,
        a.kind as kind_after,
        b.post as post_before,
        a.post as post_after,
        b.phase as phase_before,
        a.phase as phase_after,
        b.accepted as accepted_before,
        a.accepted as accepted_after
    from rows_before as b
    inner join rows_after as a on b.entry = a.entry
),

counted as (
    select
        coalesce(a.municipality, b.municipality) as municipality,
        count(b.month) as months_before,
        count(a.month) as months_after,
        count(*) filter (where a.closed and not b.closed) as closed,
        count(*) filter (where b.closed and not a.closed) as opened
    from months_before as b
    full outer join months_after as a on b.post = a.post and b.month = a.month
    group by coalesce(a.municipality, b.municipality)
),

ways as (
    select
        1 as place,
        'institution' as "of",
        institution_before as before,
        institution_after as after,
        count(*) as "rows"
    from moved
    where institution_before is distinct from institution_after
    group by institution_before, institution_after
    union all
    select
        2 as place,
        'kind' as "of",
        kind_before as before,
        kind_after as after,
        count(*) as "rows"
    from moved
    where kind_before <> kind_after
    group by kind_before, kind_after
    union all
    select
        3 as place,
        'post' as "of",
        post_before as before,
        post_after as after,
        count(*) as "rows"
    from moved
    where post_before is distinct from post_after
    group by post_before, post_after
    union all
    select
        4 as place,
        'phase' as "of",
        phase_before as before,
        phase_after as after,
        count(*) as "rows"
    from moved
    where phase_before is distinct from phase_after
    group by phase_before, phase_after
    union all
    select
        5 as place,
        'months' as "of",
        municipality || ' ' || months_before as before,
        municipality as after,
        months_after as "rows"
    from counted
    where months_before <> months_after
    union all
    select
        6 as place,
        'closed' as "of",
        null as before,
        municipality as after,
        closed as "rows"
    from counted
    where closed > 0
    union all
    select
        7 as place,
        'opened' as "of",
        municipality as before,
        null as after,
        opened as "rows"
    from counted
    where opened > 0
    union all
    select
        8 as place,
        'accepted' as "of",
        null as before,
        null as after,
        count(*) as "rows"
    from moved
    where accepted_after and not accepted_before
    having count(*) > 0
    union all
    select
        9 as place,
        'held' as "of",
        null as before,
        null as after,
        count(*) as "rows"
    from moved
    where accepted_before and not accepted_after
    having count(*) > 0
)

select
    "of",
    before,
    after,
    "rows"
from ways
order by place asc, "rows" desc, before asc, after asc
