-- Every time a mediator's post was filled, as the register has it.
select
    p.post,
    p.municipality,
    m.today as municipality_today,
    p.from_date,
    p.to_date,
    p.hours_per_week,
    p.origin
from raw.posts as p
left join reference.municipalities as m on p.municipality = m.municipality
