-- Entries of the log summed by months that the reader may see.
select *
from marts.work_months
where in_scope(municipality) or in_scope(municipality_today)
