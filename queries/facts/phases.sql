-- The project's phases, one row each: open to every reader.
select *
from staging.phases
