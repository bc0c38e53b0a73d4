-- Figures others have published about the phases, one row each.
select
    f.*,
    m.today as municipality_today
from reference.published_figures as f
left join reference.municipalities as m on f.municipality = m.municipality
