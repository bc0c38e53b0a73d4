-- What rows of the log count otherwise after than before, one row for each way.
with moved as (
    select
        b.institution as institution_before,
        a.institution as institution_after,
        b.kind as kind_before,
        a.kind as kind_after,
        b.post as post_before,
        a.post as post_after,
        b.accepted as accepted_before,
        a.accepted as accepted_after
    from rows_before as b
    inner join rows_after as a on b.entry = a.entry
    where
        b.institution is distinct from a.institution
        or b.kind is distinct from a.kind
        or b.post is distinct from a.post
        or b.accepted <> a.accepted
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
        case when accepted_after then 'accepted' else 'held' end as "of",
        null as before,
        null as after,
        count(*) as "rows"
    from moved
    where accepted_before <> accepted_after
    group by accepted_after
)

select
    "of",
    before,
    after,
    "rows"
from ways
order by place asc, "rows" desc, before asc, after asc
