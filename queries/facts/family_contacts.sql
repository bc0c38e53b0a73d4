-- Contacts with families met in several places that the reader may see, one row each.
select *
from marts.family_contacts
where in_scope(municipality) or in_scope(municipality_today)
