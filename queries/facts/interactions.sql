-- Accepted interactions the reader may see, one row each.
select *
from staging.interactions
where in_scope(municipality) or in_scope(municipality_today)
