-- Contacts with families by months that the reader may see.
select *
from marts.family_months
where in_scope(municipality) or in_scope(municipality_today)
