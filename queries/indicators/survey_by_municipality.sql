-- One row for each wave, yes-or-no question and municipality, and a total.
--
-- How many respondents of a municipality answered yes, in some cases or no. The
-- base is everyone who answered the survey in that wave and municipality; with a
-- few respondents in each, the numbers describe these people and not the
-- municipality's staff.
--
-- wave          varchar  phase in which the survey was made
-- municipality  varchar  code of the municipality, or total
-- question      varchar  code of the question
-- yes           bigint   respondents who answered yes
-- partly        bigint   respondents who answered in some cases
-- no            bigint   respondents who answered no
-- none          bigint   respondents who left the question empty
-- base          bigint   respondents in the wave and municipality
with asked as (
    select
        respondent,
        wave,
        place(municipality, municipality_today, $map) as municipality
    from facts.respondents
    where
        date >= $since
        and date < $until
        and in_places(municipality, municipality_today, $municipalities)
),

questions as (
    select
        question,
        min(position) as position
    from facts.questions
    where choice = 'partly'
    group by question
),

counted as (
    select
        a.wave,
        coalesce(a.municipality, 'total') as municipality,
        q.question,
        q.position,
        count(*) filter (where c.choice = 'yes') as yes,
        count(*) filter (where c.choice = 'partly') as partly,
        count(*) filter (where c.choice = 'no') as "no",
        count(*) filter (where c.choice = 'none') as "none",
        count(distinct a.respondent) as base
    from asked as a
    inner join facts.choices as c on a.respondent = c.respondent
    inner join questions as q on c.question = q.question
    group by grouping sets (
        (a.wave, q.question, q.position, a.municipality),
        (a.wave, q.question, q.position)
    )
)

select * exclude (position)
from counted
order by wave, municipality = 'total', municipality, position
