-- Targets and base lines set for a municipality, or for all of them as total.
select
    t.municipality,
    m.today as municipality_today,
    t.measure,
    t.from_date,
    t.to_date,
    t.target,
    t.most,
    t.baseline,
    t.source
from reference.targets as t
left join reference.municipalities as m on t.municipality = m.municipality
