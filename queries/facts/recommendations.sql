-- Recommendations of the seminars, public and open to every reader, one row each.
select *
from staging.recommendations
