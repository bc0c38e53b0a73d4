-- What became of recommendations, one row for each recommendation, municipality
-- and day it was noted; no municipality stands for every municipality.
with noted as (
    select
        recommendation,
        municipality,
        status,
        evidence_lv,
        evidence_en,
        as_of,
        0 as batch,
        0 as line
    from reference.recommendation_status
    union all
    select
        r.recommendation,
        r.municipality,
        r.status,
        r.evidence_lv,
        r.evidence_en,
        r.as_of,
        r.batch,
        r.line
    from raw.recommendations_rows as r
    inner join raw.batches as b on r.batch = b.batch
    where b.undone_at is null and r.status is not null
    -- A row that is known again may be read as another municipality's.
    qualify
        row_number() over (
            partition by r.identity order by r.batch desc, r.line desc
        ) = 1
)

select
    n.recommendation,
    n.municipality,
    m.today as municipality_today,
    n.status,
    n.evidence_lv,
    n.evidence_en,
    n.as_of
from noted as n
left join reference.municipalities as m on n.municipality = m.municipality
qualify
    row_number() over (
        partition by n.recommendation, n.municipality, n.as_of
        order by n.batch desc, n.line desc
    ) = 1
