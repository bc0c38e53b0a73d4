-- Institutions in the register, one row each, merged ones left out.
select
    i.institution,
    i.name,
    i.kind,
    i.municipality,
    m.today as municipality_today
from raw.institutions as i
left join reference.municipalities as m on i.municipality = m.municipality
where i.merged_into is null
