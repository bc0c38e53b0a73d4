-- One row for each open answer that was approved for reading.
--
-- What respondents wrote in their own words, after moderation: only answers
-- approved for everybody, without the municipality. The filters of period and
-- place do not apply.
--
-- wave    varchar  phase in which the survey was made
-- answer  varchar  the answer, as it was written
select
    wave,
    answer
from facts.open_answers
order by wave desc, answer asc
