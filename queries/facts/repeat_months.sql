-- Entries that repeat another one, summed by months, that the reader may see.
select *
from marts.repeat_months
where in_scope(municipality) or in_scope(municipality_today)
