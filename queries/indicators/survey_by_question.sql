-- One row for each wave, question, choice and municipality, and a total.
--
-- How many respondents gave each answer. The base is everyone who answered the
-- survey in that wave and municipality; none counts those who left the question
-- empty. Where several choices may be ticked they add up to more than the base.
--
-- wave          varchar  phase in which the survey was made
-- question      varchar  code of the question
-- choice        varchar  code of the answer, or none for no answer
-- municipality  varchar  code of the municipality, or total
-- respondents   bigint   respondents who gave the answer
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

bases as (
    select
        wave,
        coalesce(municipality, 'total') as municipality,
        count(*) as base
    from asked
    group by grouping sets ((wave, municipality), (wave))
),

ticked as (
    select
        a.wave,
        c.question,
        c.choice,
        coalesce(a.municipality, 'total') as municipality,
        count(*) as respondents
    from asked as a
    inner join facts.choices as c on a.respondent = c.respondent
    group by grouping sets (
        (a.wave, c.question, c.choice, a.municipality),
        (a.wave, c.question, c.choice)
    )
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
    b.municipality,
    coalesce(t.respondents, 0) as respondents,
    b.base
from bases as b
inner join posed as p on b.wave = p.wave
inner join facts.questions as q on p.question = q.question
left join ticked as t
    on
        b.wave = t.wave
        and q.question = t.question
        and q.choice = t.choice
        and b.municipality = t.municipality
order by b.wave, q.position, b.municipality = 'total', b.municipality
