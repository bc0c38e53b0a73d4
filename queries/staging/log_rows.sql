-- Rows of the log in force, one each: the newest version of each identity.
select
    r.*,
    m.today as municipality_today
from raw.log_rows as r
inner join raw.batches as b on r.batch = b.batch
left join reference.municipalities as m on r.municipality = m.municipality
where b.undone_at is null
qualify
    row_number() over (
        partition by r.identity order by r.batch desc, r.line desc
    ) = 1
