-- One row for each municipality and expected kind of institution not contacted.
--
-- Cooperation gaps: kinds of institution that the coordinator's list of expected
-- kinds says every mediator works with, and that took part in no interaction of the
-- municipality in the window, about whatever domain. Only municipalities of which a
-- month of the window was reported: without a report nobody knows with whom there
-- was contact.
--
-- municipality  varchar  code of the mediator's municipality
-- kind          varchar  code of the kind of institution
with reported as (
    select distinct place(municipality, municipality_today, $map) as municipality
    from facts.post_months
    where
        entries > 0
        and month < $until
        and month + interval 1 month > $since
        and in_places(municipality, municipality_today, $municipalities)
),

named as (
    select
        institution,
        municipality,
        municipality_today,
        date
    from facts.institution_months
    where date >= $whole_since and date < $whole_until and domain = 'total'
    union all
    select
        institution,
        municipality,
        municipality_today,
        date
    from facts.interactions
    where
        date >= $since
        and date < $until
        and not ($whole_months or (date >= $whole_since and date < $whole_until))
),

contacted as (
    select distinct
        i.kind,
        place(n.municipality, n.municipality_today, $map) as municipality
    from named as n
    inner join facts.institutions as i on n.institution = i.institution
    where in_places(n.municipality, n.municipality_today, $municipalities)
)

select
    r.municipality,
    e.kind
from reported as r
cross join facts.expected_kinds as e
left join contacted as c
    on r.municipality = c.municipality and e.kind = c.kind
where c.kind is null
order by r.municipality, e.kind
