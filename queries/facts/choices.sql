-- Choices ticked by respondents the reader may see, one row each.
select *
from staging.choices
where in_scope(municipality) or in_scope(municipality_today)
