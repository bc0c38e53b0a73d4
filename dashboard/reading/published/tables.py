"""Published answers of a survey: a line for each answer, a column for each place."""

from collections.abc import Sequence

from dashboard.reading.answer import Answer
from dashboard.reading.columns.columns import CHOICE, COLUMNS
from dashboard.reading.columns.marks import UNKNOWN
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.cells import Cell, Line, Shown
from dashboard.reading.kit.tables.crosstable import columns, headings
from dashboard.reading.kit.tables.listed import Listed, cell
from dashboard.reading.rows import Row

_SURVEY = "survey_"

_LINE_BY_LINE = Listed(
    # A range is one figure, not two columns that are mostly empty.
    columns=("phase", "measure", "figure", "municipality", "from", "to", "source"),
    has_total=False,
)


def published_table(answer: Answer) -> Shown:
    """Return a line a figure; of a survey's answers alone, a column a place."""
    found = answer.rows
    return by_place(found) if is_survey(found) else _LINE_BY_LINE(answer)


def is_survey(found: Sequence[Row]) -> bool:
    """Whether all the figures are answers of a survey."""
    return bool(found) and all(row["measure"].startswith(_SURVEY) for row in found)


def together(answer: Answer) -> list[Row]:
    """Return the figures of all municipalities together, or of the only one asked for.

    None where several were asked for: what was published does not add up to them.
    """
    whole = answer.totals
    if whole:
        return whole
    found = answer.rows
    return found if len({row["municipality"] for row in found}) == 1 else []


def answer_of(row: Row) -> str:
    """Code of the answer that a figure of a survey counts: yes, partly or no."""
    return str(row["measure"].rpartition("_")[2])


def by_place(found: Sequence[Row]) -> Shown:
    """Return the answers from yes to no, with a range where no more is certain."""
    cells = {(answer_of(row), row["municipality"]): row for row in found}
    places = columns({row["municipality"] for row in found}, {})
    answers = sorted({answer for answer, _place in cells}, key=CHOICE.rank)

    def line(answer: str) -> Line:
        label = Cell(text=words.value("choice", answer))
        figures = (figure(cells.get((answer, place))) for place in places)
        return Line(cells=(label, *figures), is_total=False)

    return Shown(
        columns=("choice", *places),
        headings=(words.heading("choice"), *headings(places)),
        numeric=frozenset(places),
        lines=tuple(map(line, answers)),
    )


def figure(row: Row | None) -> Cell:
    """A published figure as a cell: a number, a range or the mark of not known."""
    return cell(COLUMNS["figure"], row) if row else Cell(text="", mark=UNKNOWN)
