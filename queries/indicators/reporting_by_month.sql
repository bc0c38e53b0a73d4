-- One row for each mediator's post and month in which it was filled.
--
-- Reporting completeness: what has come in of the month's log. On time: half of
-- the rows or more had come in ten days after the month's end; late: they came
-- in later. Held: rows came in, and all of them wait for the register.
-- Rejected: rows came in, and none of them could be read. Missing: the month has
-- ended, and no row of any kind has come in. Closed: none has come in, and the
-- coordinator has said that none will. Open: the month has not ended.
-- Asked for all the data, the months go on to the day of the edition.
--
-- month         date     first day of the month
-- municipality  varchar  code of the municipality
-- post          varchar  code of the mediator's post
-- state         varchar  on_time, late, held, rejected, closed, missing or open
-- rows          bigint   accepted rows
-- held          bigint   rows that wait for the register
-- rejected      bigint   rows of the newest file that could not be read
-- received      date     day on which half of the rows had come in
with filled as (
    select distinct
        p.post,
        place(p.municipality, p.municipality_today, $map) as municipality,
        e.created_on,
        unnest(
            generate_series(
                date_trunc('month', greatest(p.from_date, $since::date)),
                least(
                    coalesce(p.to_date, e.created_on),
                    case
                        when $until::date - 1 = e.data_up_to then e.created_on
                        else $until::date - 1
                    end,
                    e.created_on
                ),
                interval 1 month
            )
        )::date as month
    from facts.posts as p
    cross join facts.edition as e
    where in_places(p.municipality, p.municipality_today, $municipalities)
)

select
    f.month,
    f.municipality,
    f.post,
    case
        when r.accepted > 0 and r.received <= report_due(f.month) then 'on_time'
        when r.accepted > 0 then 'late'
        when r.held > 0 then 'held'
        when r.rejected > 0 then 'rejected'
        when r.post is not null then 'closed'
        when f.month + interval 1 month > f.created_on then 'open'
        else 'missing'
    end as state,
    coalesce(r.accepted, 0) as rows,
    coalesce(r.held, 0) as held,
    coalesce(r.rejected, 0) as rejected,
    r.received
from filled as f
left join facts.reports as r on f.post = r.post and f.month = r.month
order by f.post, f.month
