-- Contacts by what came of them, summed by months as entries are.
--
-- municipality        varchar  code of the municipality
-- municipality_today  varchar  code of the municipality of today
-- outcome             varchar  code of the outcome, or not_noted
-- domain              varchar  code of the domain, or total
-- date                date     month
-- n                   bigint   contacts
with contacts as (
    select
        municipality,
        municipality_today,
        coalesce(outcome, 'not_noted') as outcome,
        date,
        unnest(list_concat(['total'], domains)) as domain
    from staging.interactions
    where kind <> 'indirect'
)

select
    c.municipality,
    c.municipality_today,
    c.outcome,
    c.domain,
    s.span as date,
    count(*) as n
from contacts as c
inner join marts.spans as s on c.date = s.day
group by c.municipality, c.municipality_today, c.outcome, c.domain, s.span
order by c.domain, s.span
