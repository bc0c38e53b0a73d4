-- One row for each recommendation and municipality with news of it.
--
-- What became of a recommendation: the newest status noted, with the one before
-- it. A status said of every municipality stands at all; a recommendation without
-- any news has one row, at all, with the status unknown. The period's filter does
-- not apply.
--
-- recommendation  varchar  number of the recommendation
-- phase           varchar  phase whose seminar made it
-- topic           varchar  code of what it is about
-- audience        varchar  codes of those it is for, separated by semicolons
-- text_lv         varchar  the recommendation in Latvian
-- text_en         varchar  the recommendation in English
-- municipality    varchar  code of the municipality, or all
-- status          varchar  code of the status
-- as_of           date     day on which the status was noted
-- evidence_lv     varchar  what shows it, in Latvian
-- evidence_en     varchar  what shows it, in English
-- previous        varchar  code of the status noted before, if any
-- previous_as_of  date     day on which the one before was noted
with placed as (
    select
        recommendation,
        coalesce(place(municipality, municipality_today, $map), 'all') as municipality,
        status,
        evidence_lv,
        evidence_en,
        as_of
    from facts.recommendation_status
    where
        municipality is null
        or in_places(municipality, municipality_today, $municipalities)
),

ranked as (
    select
        *,
        row_number() over newest_first as place_in_time,
        lead(status) over newest_first as previous,
        lead(as_of) over newest_first as previous_as_of
    from placed
    window
        newest_first as (
            partition by recommendation, municipality
            order by as_of desc, status asc, evidence_lv asc
        )
)

select
    r.recommendation,
    r.phase,
    r.topic,
    array_to_string(r.audience, ';') as audience,
    r.text_lv,
    r.text_en,
    coalesce(n.municipality, 'all') as municipality,
    coalesce(n.status, 'unknown') as status,
    n.as_of,
    n.evidence_lv,
    n.evidence_en,
    n.previous,
    n.previous_as_of
from facts.recommendations as r
left join ranked as n
    on r.recommendation = n.recommendation and n.place_in_time = 1
where
    $audience::varchar is null
    or list_has_any(r.audience, [$audience::varchar, 'all'])
order by r.position asc, n.municipality = 'all' asc, n.municipality asc
