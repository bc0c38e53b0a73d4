-- One row for each mediator's post filled in the latest month of the window.
--
-- What is missing this month: posts of which the log holds no row of any kind for
-- the latest month of the window that had ended when the edition was made, unless
-- the coordinator has said that none will come. Beside it the latest month that the
-- post did report.
--
-- month          date     first day of the month
-- municipality   varchar  code of the municipality
-- post           varchar  code of the mediator's post
-- entries        bigint   rows of the log for the month; 0 if it is missing
-- last_reported  date     latest month with rows, this one or an earlier one
with ended as (
    select
        m.month,
        m.post,
        m.entries,
        place(m.municipality, m.municipality_today, $map) as municipality,
        max(m.month) over () as latest
    from facts.post_months as m
    cross join facts.edition as e
    where
        m.month < $until
        and m.month + interval 1 month > $since
        and m.month + interval 1 month <= e.created_on
        and not m.is_closed
        and in_places(m.municipality, m.municipality_today, $municipalities)
)

select
    e.month,
    e.municipality,
    e.post,
    e.entries,
    (
        select max(m.month) from facts.post_months as m
        where m.post = e.post and m.month <= e.month and m.entries > 0
    ) as last_reported
from ended as e
where e.month = e.latest
order by e.entries > 0, e.municipality, e.post
