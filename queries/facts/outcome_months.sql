-- Contacts by outcome, summed by months, that the reader may see.
select *
from marts.outcome_months
where in_scope(municipality) or in_scope(municipality_today)
