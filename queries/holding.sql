-- How many rows of an edition are about any of these families.
select count(*) as rows
from facts.interactions
where list_contains($families::varchar[], family)
