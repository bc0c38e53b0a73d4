-- What the survey can be answered with, one row for each question and choice, and
-- the waves that ask it: none means every one.
select
    question,
    choice,
    position,
    type,
    waves
from reference.questions
