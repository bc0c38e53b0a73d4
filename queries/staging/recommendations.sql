-- Recommendations, one row each, in the newest wording.
with worded as (
    select
        recommendation,
        phase,
        topic,
        audience,
        text_lv,
        text_en,
        position,
        0 as batch,
        0 as line
    from reference.recommendations
    union all
    select
        r.recommendation,
        r.phase,
        r.topic,
        r.audience,
        r.text_lv,
        r.text_en,
        (r.batch::bigint << 32) + r.line as position,
        r.batch,
        r.line
    from raw.recommendations_rows as r
    inner join raw.batches as b on r.batch = b.batch
    where b.undone_at is null and r.text_lv is not null
)

select
    recommendation,
    phase,
    topic,
    audience,
    text_lv,
    text_en,
    min(position) over (partition by recommendation) as position
from worded
qualify
    row_number() over (
        partition by recommendation order by batch desc, line desc
    ) = 1
