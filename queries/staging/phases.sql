-- The project's phases whose window is known, one row each, both days included.
select
    phase,
    from_date,
    to_date
from reference.phases
