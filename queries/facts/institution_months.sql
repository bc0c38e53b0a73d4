-- Entries that name an institution, summed by months, that the reader may see.
select *
from marts.institution_months
where in_scope(municipality) or in_scope(municipality_today)
