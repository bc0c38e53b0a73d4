-- One row for each municipality and expected kind of institution not contacted.
--
-- Cooperation gaps: kinds of institution that every mediator is expected to
-- work with (data/reference/expected_kinds.csv) and that took part in no
-- interaction of the municipality in the window, about whatever domain. Only
-- municipalities of which a month of the window was reported: without a report
-- nobody knows with whom there was contact.
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

contacted as (
    select distinct
        i.kind,
        place(f.municipality, f.municipality_today, $map) as municipality
    from facts.interactions as f
    inner join facts.institutions as i on f.institution = i.institution
    where
        f.date >= $since
        and f.date < $until
        and in_places(f.municipality, f.municipality_today, $municipalities)
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
