-- One row for each municipality with entries in the window, and a total.
--
-- Breadth of cooperation: different institutions, and kinds of institution,
-- that took part in an interaction in the window, of those the municipality
-- can turn to: its own in the register, the national ones, and any other that
-- it did work with. A municipality whose entries name no institution has 0.
--
-- municipality     varchar  code of the mediator's municipality, or total
-- institutions     bigint   different institutions that took part
-- kinds            bigint   different kinds of institution that took part
-- of_institutions  bigint   institutions the municipality can turn to
-- of_kinds         bigint   kinds of institution it can turn to
with worked as (
    select distinct
        null::integer as institution,
        place(municipality, municipality_today, $map) as municipality
    from work
    where is_about and date >= $since and date < $until
    union all
    select distinct
        institution,
        place(municipality, municipality_today, $map) as municipality
    from cooperation
    where
        date >= $since
        and date < $until
),

registered as (
    select
        institution,
        place(municipality, municipality_today, $map) as municipality
    from facts.institutions
),

within_reach as (
    select
        w.municipality,
        r.institution
    from (select distinct municipality from worked) as w
    inner join registered as r
        on r.municipality is null or w.municipality = r.municipality
    union
    select
        municipality,
        institution
    from worked
    where institution is not null
)

select
    coalesce(n.municipality, 'total') as municipality,
    count(distinct w.institution) as institutions,
    count(distinct i.kind) filter (
        where w.institution is not null
    ) as kinds,
    count(distinct n.institution) as of_institutions,
    count(distinct i.kind) as of_kinds
from within_reach as n
inner join facts.institutions as i on n.institution = i.institution
left join worked as w
    on n.municipality = w.municipality and n.institution = w.institution
group by grouping sets ((n.municipality), ())
having count(*) > 0
order by n.municipality is null, n.municipality
