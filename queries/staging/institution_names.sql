-- Every name an institution goes by, one row each; merged ones lead to the other.
--
-- The form for KoboToolbox knows an institution as i and its number.
with names as (
    select
        institution,
        folded
    from raw.institutions
    union
    select
        institution,
        folded
    from raw.aliases
    union
    select
        institution,
        'i' || institution as folded
    from raw.institutions
),

standing as (
    select
        institution,
        coalesce(merged_into, institution) as into_institution
    from raw.institutions
)

select distinct
    n.folded,
    i.institution,
    i.municipality,
    m.today as municipality_today
from names as n
inner join standing as s on n.institution = s.institution
inner join raw.institutions as i on s.into_institution = i.institution
left join reference.municipalities as m on i.municipality = m.municipality
