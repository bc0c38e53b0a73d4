-- The edition itself, one row: when it was made and the days its data span.
select *
from staging.edition
