-- What the survey can be answered with, one row for each question and choice.
select
    question,
    choice,
    position,
    type
from reference.questions
