-- One row for each note on the data.
--
-- What the coordinator of the programme has noted: events, faults in the data,
-- breaks in a series and changes of a definition, each with its place and days. A
-- note stands beside the numbers that it is about, under the same number everywhere.
-- All of them are listed, whatever period and place are asked for.
--
-- number        integer  number of the note
-- municipality  varchar  code of the municipality, or total
-- from          date     first day it is about
-- to            date     last day it is about
-- about         varchar  indicator or topic it is about; empty for all of them
-- kind          varchar  event, fault, break or definition
-- note_lv       varchar  the note in Latvian
-- note_en       varchar  the note in English
-- is_outside    boolean  readers outside the programme see it too
select
    note as number,
    municipality,
    from_date as "from",
    to_date as "to",
    about,
    kind,
    text_lv as note_lv,
    text_en as note_en,
    is_outside
from facts.notes
order by from_date, note
