-- One row for each yes-or-no question and wave of the survey.
--
-- How many respondents answered yes, in some cases or no, wave by wave. The base
-- is everyone who answered the survey in that wave; those who left the question
-- empty stand apart. Waves ask different people, so they are set side by side and
-- never added up.
--
-- question  varchar  code of the question
-- wave      varchar  phase in which the survey was made
-- yes       bigint   respondents who answered yes
-- partly    bigint   respondents who answered in some cases
-- no        bigint   respondents who answered no
-- none      bigint   respondents who left the question empty
-- base      bigint   respondents in the wave
with asked as (
    select
        respondent,
        wave
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
)

select
    q.question,
    a.wave,
    count(*) filter (where c.choice = 'yes') as yes,
    count(*) filter (where c.choice = 'partly') as partly,
    count(*) filter (where c.choice = 'no') as "no",
    count(*) filter (where c.choice = 'none') as "none",
    count(distinct a.respondent) as base
from asked as a
inner join facts.choices as c on a.respondent = c.respondent
inner join questions as q on c.question = q.question
group by q.question, q.position, a.wave
order by q.position, a.wave
