"""Why a file is not taken in, one sentence for each reason."""

from dashboard.ground.i18n import N_
from dashboard.writing.files.table import RefusedError

SENTENCES = {
    "missing": N_("There is no such file; check its name and folder."),
    "folder": N_("This is a folder; name a workbook (.xlsx) or a .csv file in it."),
    "unreadable": N_(
        "The file cannot be opened; check that you may read it and that no other"
        " program holds it."
    ),
    "empty_file": N_(
        "The file is empty; choose a file with a row of headings and rows below it."
    ),
    "file_too_big": N_(
        "The file is larger than {most} MB; split it into several files."
    ),
    "not_a_workbook": N_(
        "This is neither a workbook nor a table in a text file; hand in an .xlsx or"
        " a .csv file."
    ),
    "paper": N_(
        "This is a document or a picture, and no table; hand in the workbook that it"
        " was made of (.xlsx)."
    ),
    "web_page": N_(
        "This is a web page, though it may be named .xls; open it in a spreadsheet and"
        " save it as .xlsx."
    ),
    "packed": N_("Other files are packed in this one; unpack it and hand in each."),
    "old_workbook": N_(
        "This is a workbook of the old kind (.xls); open it and save it as .xlsx."
    ),
    "binary_workbook": N_(
        "This is a binary workbook (.xlsb); open it and save it as .xlsx."
    ),
    "opendocument": N_(
        "This is an OpenDocument workbook (.ods); open it and save it as .xlsx."
    ),
    "password": N_(
        "The workbook is protected by a password; save it without a password."
    ),
    "macros": N_(
        "The workbook holds macros; save it as .xlsx, a workbook without macros."
    ),
    "broken": N_(
        "The workbook is damaged and cannot be read; open it in a spreadsheet and"
        " save it anew as .xlsx."
    ),
    "broken_quotes": N_(
        "A quotation mark that opens a cell near row {row} of the text file is not"
        " closed properly; mend it or save the table as .xlsx."
    ),
    "unpacked_too_big": N_(
        "The workbook would take more than {most} MB unpacked; copy the rows alone"
        " into a new workbook."
    ),
    "too_many_parts": N_(
        "The workbook is made of more than {most} parts; copy the rows alone into a"
        " new workbook."
    ),
    "packed_too_tightly": N_(
        "A part of the workbook is packed suspiciously tightly; copy the rows alone"
        " into a new workbook."
    ),
    "unsafe_names": N_(
        "The workbook has parts with names that no spreadsheet writes; copy the rows"
        " into a new workbook."
    ),
    "overlapping_parts": N_(
        "Parts of the workbook overlap, which no spreadsheet writes; copy the rows"
        " into a new workbook."
    ),
    "forbidden_xml": N_(
        "The workbook holds document type declarations, which no spreadsheet writes;"
        " copy the rows into a new workbook."
    ),
    "too_heavy": N_(
        "Reading the workbook takes too much time or memory; copy only the filled"
        " rows into a new workbook, without the formatting."
    ),
    "no_sheets": N_(
        "The workbook has no sheet with cells; use the workbook of the template."
    ),
    "several_sheets": N_(
        "The sheets {sheets} hold different kinds of work; hand in each kind as a file"
        " of its own."
    ),
    "too_many_rows": N_(
        "There are more rows than {most}; split the file into several files."
    ),
    "too_many_columns": N_(
        "There are more columns than {most}; keep only those of the template."
    ),
    "cell_too_long": N_(
        "The text in cell {cell} is longer than {most} characters; shorten it."
    ),
    "letters_lost": N_(
        "The letters of Latvian are lost, and a heading reads “{heading}”; save the"
        " table anew as a workbook (.xlsx) or as “CSV UTF-8”, and hand that in."
    ),
    "no_date_column": N_(
        "No column is headed “Date” (“Datums”), and row {row} reads: {words}; use the"
        " headings of the template, or say which it is: tilts import --heading A1=date."
    ),
    "no_municipality_column": N_(
        "No column is headed “Municipality” (“Pašvaldība”), and row {row} reads:"
        " {words}; use the headings of the template, or say which it is: tilts import"
        " --heading B1=municipality."
    ),
    "no_recommendation_id_column": N_(
        "No column is headed “Recommendation” (“Ieteikums”), and row {row} reads:"
        " {words}; use the headings."
    ),
    "unknown_contract": N_(
        "The headings do not tell whether this is a log or survey answers; use the"
        " headings of one template."
    ),
    "duplicate_column": N_(
        "Cells {first} and {second} head the same column, “{heading}”; keep one of"
        " them."
    ),
    "families_repeated": N_(
        "One entry may be about several families, for “{where}” is a repeated part of"
        " the form, and minutes and outcome are told of all of them together; write one"
        " row for each family, or use the form of Tilts (tilts form log)."
    ),
    "two_heading_rows": N_(
        "Row {row} is a second row of headings; keep only one row of headings."
    ),
    "heading_unreadable": N_(
        "“{said}” does not say what a heading stands for; write its cell, an equals"
        " sign and the column's heading or code, for example C1=minutes."
    ),
    "heading_empty": N_("Cell {cell} holds no text, so it is no heading."),
    "no_column": N_(
        "There is no column “{name}”; write the heading of the template, or the code."
    ),
    "no_rows": N_("There are no rows below the headings; fill in at least one."),
    "formulas_without_values": N_(
        "The column “{heading}” holds formulas that were never calculated; open the"
        " file in a spreadsheet and save it, or write the values themselves."
    ),
}


def refusal(code: str, **values: int | str) -> RefusedError:
    """Return the refusal of a code, to be raised."""
    return RefusedError(code, SENTENCES[code], **values)
