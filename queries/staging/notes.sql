-- Notes on the data, one row each; those of no one place are of all together.
select
    n.note,
    coalesce(n.municipality, 'total') as municipality,
    m.today as municipality_today,
    n.from_date,
    n.to_date,
    n.about,
    n.kind,
    n.text_lv,
    n.text_en,
    n.is_outside
from reference.notes as n
left join reference.municipalities as m on n.municipality = m.municipality
