-- One row for each wave, question, choice and kind of institution, and a total.
--
-- How many respondents gave each answer, by the kind of institution they work
-- for. The base is everyone of that kind who answered the survey in that wave;
-- those who did not name their institution's kind stand apart. Where several
-- choices may be ticked they add up to more than the base.
--
-- wave              varchar  phase in which the survey was made
-- question          varchar  code of the question
-- choice            varchar  code of the answer, or none for no answer
-- institution_kind  varchar  code of the kind, or total; empty where none was given
-- respondents       bigint   respondents who gave the answer
-- base              bigint   respondents in the wave of that kind of institution
with asked as (
    select
        respondent,
        wave,
        coalesce(institution_kind, '') as institution_kind
    from facts.respondents
    where
        date >= $since
        and date < $until
        and in_places(municipality, municipality_today, $municipalities)
),

bases as (
    select
        wave,
        coalesce(institution_kind, 'total') as institution_kind,
        count(*) as base
    from asked
    group by grouping sets ((wave, institution_kind), (wave))
),

ticked as (
    select
        a.wave,
        c.question,
        c.choice,
        coalesce(a.institution_kind, 'total') as institution_kind,
        count(*) as respondents
    from asked as a
    inner join facts.choices as c on a.respondent = c.respondent
    group by grouping sets (
        (a.wave, c.question, c.choice, a.institution_kind),
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
    nullif(b.institution_kind, '') as institution_kind,
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
        and b.institution_kind = t.institution_kind
order by
    b.wave asc,
    q.position asc,
    b.institution_kind = 'total' asc,
    b.institution_kind = '' asc,
    b.institution_kind asc
