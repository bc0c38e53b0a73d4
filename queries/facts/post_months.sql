-- Each post the reader may see in each month it was filled, one row each.
select *
from marts.post_months
where in_scope(municipality) or in_scope(municipality_today)
