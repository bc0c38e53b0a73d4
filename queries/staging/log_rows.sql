-- Rows of the log in force, one each: the newest version of each identity.
with newest as (
    select max((r.batch::bigint << 32) + r.line) as version
    from raw.log_rows as r
    inner join raw.batches as b on r.batch = b.batch
    where b.undone_at is null
    group by r.identity
)

select
    r.*,
    m.today as municipality_today
from staging.versions as r
inner join newest as n on (r.batch::bigint << 32) + r.line = n.version
left join reference.municipalities as m on r.municipality = m.municipality
