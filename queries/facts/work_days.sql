-- Entries of the log summed by days that the reader may see.
select *
from marts.work_days
where in_scope(municipality) or in_scope(municipality_today)
