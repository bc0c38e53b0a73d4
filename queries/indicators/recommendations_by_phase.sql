-- One row for each phase and status, and a total of the phase's recommendations.
--
-- How many recommendations of a phase's seminar have each status anywhere, by the
-- newest status noted. One recommendation can be done in one municipality and
-- planned in another, so statuses do not add up to the total. Unknown counts those
-- of which there is no news at all.
--
-- phase            varchar  phase whose seminar made the recommendations
-- status           varchar  code of the status, or total
-- recommendations  bigint   different recommendations
with ranked as (
    select
        recommendation,
        status,
        row_number() over (
            partition by
                recommendation,
                coalesce(place(municipality, municipality_today, $map), 'all')
            order by as_of desc, status asc
        ) as place_in_time
    from facts.recommendation_status
    where
        municipality is null
        or in_places(municipality, municipality_today, $municipalities)
),

news as (
    select
        recommendation,
        status
    from ranked
    where place_in_time = 1 and status <> 'unknown'
),

asked as (
    select
        r.recommendation,
        r.phase,
        r.position,
        coalesce(n.status, 'unknown') as status
    from facts.recommendations as r
    left join news as n on r.recommendation = n.recommendation
    where
        $audience::varchar is null
        or list_has_any(r.audience, [$audience::varchar, 'all'])
)

select
    phase,
    coalesce(status, 'total') as status,
    count(distinct recommendation) as recommendations
from asked
group by grouping sets ((phase, status), (phase))
order by min(min(position)) over (partition by phase), status is null, status
