-- One row for each municipality and expected kind of institution not contacted.
--
-- Cooperation gaps: kinds of institution that every mediator is expected to
-- work with (data/reference/expected_kinds.csv) and that took part in no
-- interaction of the municipality in the window, about whatever domain. Only
-- municipalities whose mediator's post was filled on some day of the window.
--
-- municipality  varchar  code of the mediator's municipality
-- kind          varchar  code of the kind of institution
with filled as (
    select distinct place(municipality, municipality_today, $map) as municipality
    from facts.posts
    where
        from_date < $until
        and coalesce(to_date, $since) >= $since
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
    f.municipality,
    e.kind
from filled as f
cross join facts.expected_kinds as e
left join contacted as c
    on f.municipality = c.municipality and e.kind = c.kind
where c.kind is null
order by f.municipality, e.kind
