-- Made-up answers to the survey, each drawn from the seed and its own line.
insert into raw.survey_rows by name
with drawn as (
    select
        r.range::integer as line,
        days.*,
        sha256(concat_ws(':', 'survey', $seed, r.range)) as content
    from range(1, $rows + 1) as r
    inner join places as p
        on p.place = floor(40 * pow(draw($seed, r.range, 'place'), 1.8))
    inner join days
        on
            p.place = days.place
            and days.nth = floor(p.days * draw($seed, r.range, 'day'))
),

ticked as (
    select
        d.line,
        list(q.question || ':' || q.choice order by q.position) as choices
    from drawn as d
    cross join reference.questions as q
    where
        q.choice <> 'none'
        and case
            when q.type = 'one'
                then q.position % 100
                = floor(3 * pow(draw($seed, d.line, q.question), 2))
            else draw($seed, d.line, q.question || q.choice) < 0.3
        end
    group by d.line
)

select
    $batch as batch,
    d.line,
    d.content as identity,
    d.content,
    d.day as date,
    $waves[d.phase + 1] as wave,
    d.municipality,
    'school' as institution_kind,
    coalesce(t.choices, []) as choices
from drawn as d
left join ticked as t on d.line = t.line
