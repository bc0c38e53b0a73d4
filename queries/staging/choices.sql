-- Choices ticked, one row each; none where a respondent left a question empty that
-- the survey of that wave asked.
with ticked as (
    select
        respondent,
        unnest(choices) as ticked
    from staging.respondents
),

answered as (
    select
        respondent,
        split_part(ticked, ':', 1) as question,
        split_part(ticked, ':', 2) as choice
    from ticked
),

questions as (
    select distinct
        question,
        waves
    from staging.questions
)

select
    r.respondent,
    r.municipality,
    r.municipality_today,
    q.question,
    coalesce(a.choice, 'none') as choice
from staging.respondents as r
cross join questions as q
left join answered as a
    on r.respondent = a.respondent and q.question = a.question
where
    len(q.waves) = 0
    or list_contains(q.waves, r.wave)
    or a.choice is not null
