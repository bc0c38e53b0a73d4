-- One row for each time a mediator's post was filled, up to the window's end.
--
-- Posts that are expected to report, and since when: also times that ended
-- before the window, since they tell how long there has been a mediator. A
-- time whose end is not known is open.
--
-- municipality    varchar  code of the municipality
-- post            varchar  code of the mediator's post
-- from_date       date     first day
-- to_date         date     last day; none while the time is open
-- hours_per_week  double   hours a week
select
    place(municipality, municipality_today, $map) as municipality,
    post,
    from_date,
    to_date,
    hours_per_week
from facts.posts
where
    from_date < $until
    and in_places(municipality, municipality_today, $municipalities)
order by municipality, post, from_date
