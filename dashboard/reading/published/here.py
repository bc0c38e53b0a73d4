"""What others have published of one municipality, each figure with its window."""

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.reading.answer import Answer
from dashboard.reading.columns.marks import UNKNOWN
from dashboard.reading.kit.pieces.marked import marked
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import Row


def published_here(answer: Answer) -> Markup:
    """A line a figure; one that is certain only within a range is a range."""
    heads = ("phase", "measure", "figure", "source")
    body = [html.Tr(_cells(row)) for row in answer.rows]
    return html.table(
        None,
        html.headings(map(words.heading, heads), {heads.index("figure")}),
        body,
        className="table tl-table tl-listed tl-stacking",
    )


def _cells(row: Row) -> list[Markup]:
    figure = words.published(row)
    days = f"{i18n.day(row['from'])} – {i18n.day(row['to'])}"
    when = i18n.day(row["to"]) if row["from"] == row["to"] else days
    phase = words.value("phase", row["phase"])
    return [
        html.Th([phase, html.Small(when)], scope="row"),
        html.Td(words.value("measure", row["measure"])),
        html.Td(
            marked(UNKNOWN) if figure == UNKNOWN.text else html.B(figure),
            className="n",
        ),
        html.Td(row["source"], className="tl-from"),
    ]
