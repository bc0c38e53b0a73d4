-- Times of which no more reports will come, one row for each municipality and time.
select
    c.municipality,
    m.today as municipality_today,
    c.from_date,
    c.to_date
from reference.closed_periods as c
left join reference.municipalities as m on c.municipality = m.municipality
