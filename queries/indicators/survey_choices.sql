-- One row for each wave, several-choice question and choice.
--
-- How many respondents ticked each choice of a question where several may be
-- ticked. The base is everyone who answered the survey in that wave, so shares
-- add up to more than 100 %; none counts those who ticked nothing.
--
-- wave         varchar  phase in which the survey was made
-- question     varchar  code of the question
-- choice       varchar  code of the answer, or none for no answer
-- respondents  bigint   respondents who gave the answer
-- base         bigint   respondents in the wave
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

bases as (
    select
        wave,
        count(*) as base
    from asked
    group by wave
),

ticked as (
    select
        a.wave,
        c.question,
        c.choice,
        count(*) as respondents
    from asked as a
    inner join facts.choices as c on a.respondent = c.respondent
    group by a.wave, c.question, c.choice
),

posed as (
    select distinct
        wave,
        question
    from ticked
)

select
    b.wave,
    q.question,
    q.choice,
    coalesce(t.respondents, 0) as respondents,
    b.base
from bases as b
inner join posed as p on b.wave = p.wave
inner join facts.questions as q on p.question = q.question
left join ticked as t
    on b.wave = t.wave and q.question = t.question and q.choice = t.choice
where q.type = 'several'
order by b.wave, q.position
