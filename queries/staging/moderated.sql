-- Open answers in force with the newest decision about each, one row each.
-- Without a decision an answer waits.
with answers as (
    select
        r.identity,
        sha256(r.open_text) as digest,
        r.wave,
        r.municipality,
        r.date,
        r.open_text as answer
    from raw.survey_rows as r
    inner join raw.batches as b on r.batch = b.batch
    where b.undone_at is null
    qualify
        row_number() over (
            partition by r.identity order by r.batch desc, r.line desc
        ) = 1
),

decisions as (
    select *
    from raw.moderation
    qualify
        row_number() over (
            partition by identity, digest order by decided_at desc
        ) = 1
)

select
    left(sha256(a.identity || a.digest), 8) as number,
    a.identity,
    a.digest,
    a.wave,
    a.municipality,
    a.date,
    a.answer,
    d.decision,
    d.decided_by,
    d.decided_at
from answers as a
left join decisions as d on a.identity = d.identity and a.digest = d.digest
where a.answer is not null
