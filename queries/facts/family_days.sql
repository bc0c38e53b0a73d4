-- Contacts with families by days that the reader may see.
select *
from marts.family_days
where in_scope(municipality) or in_scope(municipality_today)
