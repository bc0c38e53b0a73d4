-- Invitations to the survey that the reader may see, one row each.
select *
from staging.invitations
where in_scope(municipality) or in_scope(municipality_today)
