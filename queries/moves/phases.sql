-- The phase that the day of every row of the log in force lies in, one row each.
select
    (r.batch::bigint << 32) + r.line as entry,
    p.phase
from staging.log_rows as r
left join staging.phases as p on r.date >= p.from_date and r.date <= p.to_date
