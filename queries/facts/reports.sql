-- What came in of each month of a post the reader may see, one row each.
select *
from staging.reports
where in_scope(municipality) or in_scope(municipality_today)
