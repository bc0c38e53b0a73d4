-- People invited to the survey, one row for each wave and municipality where
-- their number is known.
select
    i.wave,
    i.municipality,
    m.today as municipality_today,
    i.from_date,
    i.to_date,
    i.invited
from reference.invitations as i
left join reference.municipalities as m on i.municipality = m.municipality
