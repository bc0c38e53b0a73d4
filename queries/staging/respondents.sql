-- Respondents of the survey, one row each: the newest version of each answer.
select
    (r.batch::bigint << 32) + r.line as respondent,
    r.date,
    r.wave,
    r.municipality,
    m.today as municipality_today,
    r.institution_kind,
    r.choices
from raw.survey_rows as r
inner join raw.batches as b on r.batch = b.batch
left join reference.municipalities as m on r.municipality = m.municipality
where b.undone_at is null
qualify
    row_number() over (
        partition by r.identity order by r.batch desc, r.line desc
    ) = 1
