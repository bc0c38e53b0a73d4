-- One row for each role contacted and municipality, and a total.
--
-- Interactions in which a person of the role was contacted (the role, never
-- the name), and how many different institutions they were of. An institution
-- can be contacted through several roles, so institutions do not add up.
--
-- role          varchar  code of the role of the person contacted
-- municipality  varchar  code of the mediator's municipality, or total
-- times         bigint   interactions in which the role was contacted
-- institutions  bigint   different institutions
with contacts as (
    select
        role,
        institution,
        place(municipality, municipality_today, $map) as municipality
    from entries
    where
        role is not null
        and is_asked
)

select
    role,
    coalesce(municipality, 'total') as municipality,
    count(*) as times,
    count(distinct institution) as institutions
from contacts
group by grouping sets ((role, municipality), (role))
order by role, municipality = 'total', municipality
