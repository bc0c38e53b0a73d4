"""What is said of what is wrong with a cell, by the code of the problem."""

from dashboard.ground.i18n import N_

MESSAGES = {
    "required": N_("The cell is empty. Write the {column} here."),
    "date_unreadable": N_("This is not a date. Write it as 31.12.2019 or 2019-12-31."),
    "date_without_year": N_("The year is missing. Write it: 31.12.2019."),
    "days_apart": N_(
        "Several days stand here that are too far apart to be one entry. Write a row"
        " for each day, or the day that is meant."
    ),
    "day_of_several": N_(
        "Several days stand here. The row is counted once, on the first: {day}. Write"
        " a row for each day, if it was work of several days."
    ),
    "year_of_others": N_(
        "The days without a year in this column were read as of {year}, as the other"
        " days or the names of sheet and file say: {n} in all, this is the first."
    ),
    "days_of_month": N_(
        "The numbers of days in this column were read as days of {month}, as the names"
        " of sheet and file say: {n} in all, this is the first."
    ),
    "date_in_future": N_("The date lies in the future. Check the year."),
    "date_too_early": N_(
        "The date lies before 2016, when the programme did not exist. Check the year."
    ),
    "municipality_unknown": N_(
        "No municipality of this name or code existed on the day. Choose one from"
        " the list in the template."
    ),
    "municipality_ended": N_(
        "This municipality no longer existed on the day: it had joined {successor}."
    ),
    "municipality_meant": N_("It was read as {name}. Write it so in the file."),
    "municipality_ambiguous": N_(
        "More than one municipality may be meant here. Write the name of one of them."
    ),
    "municipality_of_heading": N_(
        "This was read as the town {name}, though the column is headed “{heading}”. If"
        " {other} is meant, write that."
    ),
    "not_in_list": N_(
        "This is not one of the values of the column {column}. Choose one from the"
        " list in the template."
    ),
    "activity_unknown": N_(
        "This is not one of the values of the column {column}, so it was left out; the"
        " rest of the row is kept. Choose one from the list in the template."
    ),
    "kind_for_activity": N_(
        "This is an entry of the list of the column {column}, and was read as one. The"
        " kind follows from whether the row names a family and an institution."
    ),
    "kind_of_column": N_(
        "This is an entry of the list of the column {column}, so it was left out. The"
        " kind follows from whether the row names a family and an institution."
    ),
    "number_unreadable": N_("This is not a whole number."),
    "number_out_of_range": N_("The number must lie between {low} and {high}."),
    "too_long": N_("The text is longer than {limit} characters. Shorten it."),
    "formula_without_value": N_(
        "The cell holds a formula that was never calculated. Open the file in a"
        " spreadsheet, save it and import it again, or write the value itself."
    ),
    "formula_error": N_(
        "The formula in this cell failed. Mend it, or write the value itself."
    ),
    "family_unreadable": N_(
        "This is not a family's code: it holds neither a letter nor a digit, or the"
        " spreadsheet has made a date of it. Write the code as text, or leave the"
        " cell empty."
    ),
    "family_nobody": N_(
        "This says nothing of a family, so the row is taken in without one. Write the"
        " family's code if there is one, or leave the cell empty."
    ),
    "family_several": N_(
        "More than one code stands here, or words besides the code. Write one row for"
        " each family, with its code alone."
    ),
    "family_exponent": N_(
        "A spreadsheet has made a number of this code. Make the column text, and write"
        " the code again as it stands in your list."
    ),
    "family_mended": N_(
        "The code was read without the marks around it, and with Latin letters for the"
        " ones that look like them. Write it so in the file."
    ),
    "family_shown": N_(
        "A format adds letters or zeros to the number in this cell. The codes are read"
        " as they are shown, this and the others of the file."
    ),
    "family_alike": N_(
        "This code differs from another one ({where}) only in zeros, marks, letters"
        " that are easily mixed up or words beside it, and is counted as another"
        " family. If both are one family: tilts families alike --join {mark}, or mend"
        " the code."
    ),
    "says_nothing": N_(
        "Words that say nothing were read as empty cells in the column {column}: {n}"
        " in all, this is the first."
    ),
    "family_of_column": N_(
        "This is an entry of the list of the column {column}, and no family's code."
        " Were the columns mixed up? Write the code here."
    ),
    "persons_for_minutes": N_(
        "{persons} persons of one family and {minutes} minutes: were the two columns"
        " mixed up? Both are counted as they stand."
    ),
    "persons_many": N_(
        "{persons} persons of one family is unusually many. They are counted as they"
        " stand. Check the number."
    ),
    "minutes_many": N_(
        "{minutes} minutes are more than ten hours of one entry. They are counted as"
        " they stand. Check the number."
    ),
    "minutes_few": N_(
        "The {n} numbers of minutes from here on are all small, the largest is {most}."
        " They are counted as they stand. Are they hours? Then head the column"
        " “Minūtes (st.)”."
    ),
    "family_members": N_(
        "This code is a family's code with a number or letter behind it, and is counted"
        " as a family of its own. If it is a member of that family, write the family's"
        " code alone; if two families are meant, write a row for each."
    ),
    "family_for_persons": N_(
        "The columns of families and of persons seem to be mixed up: what stands here"
        " fits as a number of persons, and what stands there as families. Both are read"
        " as they are headed. If they are mixed up, mend the headings and hand the file"
        " in again."
    ),
    "family_ditto": N_(
        "This refers to another row. Write the family's code in every row."
    ),
    "family_unusual": N_(
        "This code is written unlike the others of its municipality, and is counted as"
        " a family of its own. Is it a slip, or a name? Then write the code as it"
        " stands in your list."
    ),
    "family_words": N_(
        "Words stand here and no code, and are counted as a family of their own. Is it"
        " a name, or what was done? Then write the family's code as it stands in your"
        " list, or nothing."
    ),
    "family_drawn_down": N_(
        "This code is one higher than the one above, and everything else in the rows is"
        " the same: a spreadsheet counts on like this where a cell is drawn down. It is"
        " counted as a family of its own. If it is one family, write its code again."
    ),
    "family_personal": N_(
        "This looks like a personal code, a telephone number or an address, and not"
        " like a family's code. Only a pseudonym of it is kept. Give the family a code"
        " of your own list, and write it in every row of the family."
    ),
    "column_left_out": N_(
        "The column was left out, with what stands in its cells ({n}). Is it the one"
        " suggested? Then head it so, or say so: tilts import --heading {cell}={code}."
    ),
    "choice_left_out": N_(
        "The column was left out, with its ticks ({n}). If a tick means that it was"
        " about this, head it “{heading}”, or say so: tilts import --heading"
        " {cell}={code}."
    ),
    "persons_left_out": N_(
        "The column was left out, with the numbers in it ({n}). If they are persons of"
        " the family, write how many there are in all in one column, and head it"
        " “{column}”."
    ),
    "hours_of_clock_left_out": N_(
        "The column was left out, with the hours in it ({n}). Minutes are counted:"
        " write how many it took, and head the column “{column}”. From when till when"
        " may stand there too: 10:00-11:30."
    ),
    "hours_left_out": N_(
        "The column was left out, with what stands in its cells ({n}): hours seem to"
        " stand here, and minutes are counted. Head it “Minūtes (st.)”, then hours are"
        " read."
    ),
    "cells_without_heading": N_(
        "Cells without a heading were left out, and what stands in them: {n} in this"
        " column. If they belong to the rows, head the column. In a text file their"
        " rows may hold a separator too many: then check all cells of these rows."
    ),
    "question_unknown": N_(
        "The survey has no such question, so the answers ({n}) were left out. If it was"
        " asked, add it to the survey's questions and choices, and import the file"
        " again. If it is one of them in other words, head it as in the template."
    ),
    "no_answers": N_(
        "No column is headed with a question of the survey, so the row holds no"
        " answers. Head the questions as in the template."
    ),
    "families_left_out": N_(
        "The column “{heading}” was left out, though it may hold more families' codes:"
        " filled cells: {n}. Write one row for each family, its code in the column"
        " {column}."
    ),
    "family_missing": N_(
        "The row tells of a family, but names none, so it is counted without one. Write"
        " the family's code if there is one."
    ),
    "family_forgotten": N_(
        "This family was forgotten at its request, so nothing about it is taken in any"
        " more. Delete the row, also where it is kept: in this file, and in the log's"
        " page on the telephone."
    ),
    "tick_unreadable": N_(
        "Write 1 where the choice applies, and 0 or nothing where it does not."
    ),
    "post_unreadable": N_(
        "This is not a mediator's post. Write its code, for example {example}, or"
        " leave the cell empty."
    ),
    "post_of_contact": N_(
        "This is the post of somebody at an institution, and here stands the mediator's"
        " own post. Head the column “{column}”."
    ),
    "post_ambiguous": N_(
        "The municipality had several mediators' posts on the day. Write the code"
        " of one of them in the column {column}."
    ),
    "kind_contradicts": N_(
        "The kind of work does not fit the row: {reason} Mend the kind, or leave it"
        " empty."
    ),
    "record_repeated": N_(
        "A row above has the same record number but other content. Give each record"
        " a number of its own."
    ),
    "record_other": N_(
        "This number stands for another record already, of another day and family, so"
        " the row is counted as a record of its own. Numbers should not begin anew."
    ),
    "records_anew": N_(
        "The numbers begin anew: {n} of them, this is the first, stand for other"
        " records already, so the rows are counted as records of their own. Numbers"
        " should go on from the last."
    ),
    "sender_refused": N_(
        "Whoever checks the records did not approve this one, so it is left out. If an"
        " earlier file brought it, undo that file."
    ),
    "sender_doubts": N_(
        "Whoever checks the records marked this one as doubtful. It is counted."
    ),
    "sent_again": N_(
        "Batch {batch} ({file}) has {n} rows of {month}, {place}, that this file lacks."
        " They still count. If this file takes its place, import it with --instead-of"
        " {batch}: then all {all} rows of the batch that are not here count no more."
    ),
    "row_alike": N_(
        "This row looks like row {line} below the headings of batch {batch} ({file}),"
        " corrected: they differ in {columns}. Both count. Replace that row? Then say"
        " so: tilts import --corrects {cell}."
    ),
    "row_alike_many": N_(
        "These rows look like rows of batch {batch} ({file}), corrected. All of them"
        " count. Those that replace the earlier ones are named by their cells: tilts"
        " import --corrects, or --corrects all."
    ),
    "row_corrects": N_(
        "This row replaces row {line} below the headings of batch {batch} ({file}):"
        " they differ in {columns}. If this file is undone, that row counts again."
    ),
    "row_corrects_many": N_(
        "These rows replace rows of batch {batch} ({file}). If this file is undone,"
        " those count again."
    ),
    "rows_of_month": N_(
        "{n} of these rows say the same as rows of {month}, on the same days of the"
        " month. They are counted. Was the file of that month copied, and not filled in"
        " anew?"
    ),
    "rows_of_last_year": N_(
        "{n} of these rows are of {month}, which was handed in already, and {next} is"
        " the month that is missing. They are counted as they are dated. Is the year"
        " right?"
    ),
    "rows_of_place": N_(
        "{n} of these rows say the same as rows of {place}, of the same days and codes."
        " They are counted in both places. Is this the file of {place}? Then undo it."
    ),
    "respondents_again": N_(
        "{n} of these respondents answer as those of phase {wave} in batch {batch}, and"
        " all are counted. Were the same papers typed in twice? Then undo this file."
    ),
    "families_new": N_(
        "Of the {n} families of these rows {known} are known: the municipality has had"
        " {before} others so far. They are counted as new ones. Are their codes written"
        " otherwise than before, or is this the list of another mediator?"
    ),
    "rows_indirect": N_(
        "Rows that name no family, no institution and no kind of work: {n}, this is the"
        " first. They are counted as indirect work. If they are about families, write"
        " the codes."
    ),
    "role_may_be_a_name": N_(
        "This looks like a person's name, so it was not kept. Write only the post,"
        " for example “social pedagogue”."
    ),
    "role_unknown": N_(
        "This post is not in the list, so it was not kept: it could be a person's name."
        " Choose one from the list, or ask for the post to be added to it."
    ),
    "personal": N_(
        "This looks like a person's name, personal code, telephone number or address,"
        " so it was not kept. Such things belong in no column."
    ),
    "personal_part": N_(
        "A personal code, telephone number or address of mail was left out of the text."
    ),
    "letters_damaged": N_(
        "The letters are damaged, so this was not kept. Write it anew, and save the"
        " file as a workbook or as UTF-8."
    ),
    "letters_mended": N_(
        "The letters were damaged. It was read as “{meant}”. Save the file as a"
        " workbook or as UTF-8."
    ),
    "part_not_in_list": N_(
        "“{part}” is not one of the values of the column {column}, so only the rest"
        " was read. Choose from the list in the template."
    ),
    "minutes_meant": N_("It was read as {minutes} minutes. Write only the number."),
    "persons_meant": N_("It was read as {persons} persons. Write only the number."),
    "day_in_riga": N_("It was read as {day}: by the clock of Riga it was that day."),
    "day_just_before_midnight": N_(
        "It was read as {day}: some programs write midnight a little too early. Write"
        " the day without the time."
    ),
    "day_and_month_swapped": N_(
        "Day and month seem to be swapped: in this column every day made by the"
        " spreadsheet is at most 12, and every text above. Write the day as text, for"
        " example 2019-12-31, and hand the file in again."
    ),
    "day_first": N_(
        "The days with slashes or dashes in this column were read as day/month/year,"
        " since some of them cannot be anything else: {n} in all, this is the first."
    ),
    "month_first": N_(
        "The days with slashes or dashes in this column were read as month/day/year,"
        " since some of them cannot be anything else: {n} in all, this is the first."
    ),
    "day_far": N_(
        "This day lies far from those of the rows around it. It is counted as it"
        " stands. Check the month and the year."
    ),
    "row_struck": N_(
        "The row is struck through, so it is left out. If it counts, take the line"
        " away. If an earlier file brought it, undo that file."
    ),
    "cell_struck": N_(
        "The cell is struck through, but the rest of the row is not. It was read as it"
        " stands. Empty the cell, or take the line away."
    ),
    "rows_hidden": N_(
        "Rows that are hidden, from here on: {rows}. They were read like the others."
    ),
    "column_hidden": N_("This column is hidden. It was read like the others."),
    "cells_noted": N_(
        "Comments at cells are not read and not kept: {n} in all, this is the first. If"
        " they mend or take back a row, change the row."
    ),
    "row_of_sums": N_(
        "This row adds up others, so it was passed over and not counted. If it is work"
        " of its own, write what was done."
    ),
    "row_of_no_work": N_(
        "This row tells of no work, so it was passed over and not counted. If it is"
        " work of its own, write what was done."
    ),
    "row_taken_back": N_(
        "The row says here that it does not count, but the column is left out, so it is"
        " counted. If it does not count, take the row out of the file."
    ),
    "row_repeated": N_(
        "A row above says the same in every column, and both are counted. If it was"
        " copied by mistake, take it out."
    ),
    "cells_joined": N_(
        "Cells were joined over several rows here. Each of the rows was read as if it"
        " held what stands in the uppermost: {n} in all, this is the first."
    ),
    "minutes_joined": N_(
        "Minutes stand in cells that were joined over several rows. They were counted"
        " once, in the uppermost of them: {n} cells below are empty, this is the first."
    ),
    "cells_as_above": N_(
        "Empty cells here were read as the one above, as you said: {n} in all, this is"
        " the first."
    ),
    "cells_empty_below": N_(
        "Cells are empty here below one that is filled: {n} in all, this is the first."
        " Do they mean what stands above? Then say so: tilts import --as-above."
    ),
    "heading_meant": N_("The heading was read as {column}."),
    "rows_above_headings": N_(
        "The rows {first} to {last} above the headings were passed over."
    ),
    "further_table": N_(
        "Another table begins here. It was read like the first: {rows} rows."
    ),
    "rows_without_work": N_(
        "Rows that say only when and where, and nothing of any work, from here on:"
        " {rows}. They were passed over and not counted."
    ),
    "headings_repeated": N_(
        "Rows that only repeat the headings, from here on: {rows}. They were passed"
        " over and not counted."
    ),
    "sheet_without_headings": N_(
        "The sheet “{sheet}” was not read: it does not hold the headings of the"
        " template. Rows filled in there: {rows}."
    ),
    "sheet_hidden": N_(
        "The sheet “{sheet}” is hidden, so it was not read. Rows filled in there:"
        " {rows}."
    ),
    "sheet_repeated": N_(
        "The sheet “{sheet}” was not read: all its rows stand on the sheets before it"
        " too. Rows filled in there: {rows}."
    ),
    "wave_unknown": N_(
        "The survey's phase is not known. Write the number of a phase, for example III."
    ),
    "phase_unknown": N_("This is not a phase. Write its number, for example III."),
    "recommendation_unknown": N_(
        "There is no recommendation of this number. Choose a known one, or add the"
        " text of a new one in the same row."
    ),
    "institution_unknown": N_(
        "The institution is not in the register. The row waits until it is added, or"
        " until this name is added as another name of one that is there."
    ),
    "post_unknown": N_(
        "The municipality did not have this mediator's post on the day. The row waits"
        " until the post is added to the register."
    ),
    "no_post": N_(
        "The municipality had no mediator's post on the day. The row waits until the"
        " post is added to the register."
    ),
}

TOGETHER = {
    "minutes_meant": N_(
        "These were read as minutes; behind the arrow stands how many. Write only the"
        " number."
    ),
    "persons_meant": N_(
        "These were read as a number of persons; it stands behind the arrow. Write only"
        " the number."
    ),
    "letters_mended": N_(
        "The letters were damaged. Behind the arrow stands what was read. Save the file"
        " as a workbook or as UTF-8."
    ),
    "day_in_riga": N_(
        "By the clock of Riga these were other days: they stand behind the arrow."
    ),
    "day_just_before_midnight": N_(
        "These were read as the days behind the arrow: some programs write midnight a"
        " little too early. Write the day without the time."
    ),
    "family_alike": N_(
        "These codes differ from others only in zeros, marks, letters that are easily"
        " mixed up or words beside them, and are counted as other families. Which of"
        " them may be one family, and how to join them: tilts families alike."
    ),
}
"""What is said once of several cells, where each has words of its own."""
