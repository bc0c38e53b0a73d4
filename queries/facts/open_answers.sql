-- Open answers of the survey, approved for every reader to read, one row each.
select *
from staging.open_answers
