-- One row for each wave and municipality, and a total.
--
-- How many people answered the survey, and how many had been invited to, where
-- that is known. The total of the invited is known only where it is known of every
-- municipality. Choose days that hold the whole survey, or the answers are too few.
--
-- wave          varchar  phase in which the survey was made
-- municipality  varchar  code of the municipality, or total
-- respondents   bigint   respondents in the wave and municipality
-- invited       bigint   people invited to answer; empty where it is not known
with answered as (
    select
        wave,
        municipality,
        municipality_today,
        count(*) as respondents
    from facts.respondents
    where
        date >= $since
        and date < $until
        and in_places(municipality, municipality_today, $municipalities)
    group by wave, municipality, municipality_today
),

invited as (
    select *
    from facts.invitations
    where
        coalesce(from_date < $until, true)
        and coalesce(to_date >= $since, true)
        and in_places(municipality, municipality_today, $municipalities)
),

paired as (
    select
        coalesce(a.wave, i.wave) as wave,
        coalesce(a.municipality, i.municipality) as municipality,
        coalesce(a.municipality_today, i.municipality_today) as municipality_today,
        coalesce(a.respondents, 0) as respondents,
        i.invited
    from answered as a
    full join invited as i
        on a.wave = i.wave and a.municipality = i.municipality
),

placed as (
    select
        wave,
        respondents,
        invited,
        place(municipality, municipality_today, $map) as municipality
    from paired
)

select
    wave,
    coalesce(municipality, 'total') as municipality,
    sum(respondents)::bigint as respondents,
    case when count(invited) = count(*) then sum(invited)::bigint end as invited
from placed
group by grouping sets ((wave, municipality), (wave))
order by wave asc, municipality is null asc, municipality asc
