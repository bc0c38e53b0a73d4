"""What became of the recommendations in one municipality, and what shows it."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.columns.codes import EVERYWHERE
from dashboard.reading.kit.tables import words
from dashboard.reading.recommendations.pictures import (
    before,
    silent_ones,
    status,
    text,
    told_apart,
)
from dashboard.reading.recommendations.sentences import is_for_municipalities
from dashboard.reading.rows import Row


def recommendations_here(answer: Answer) -> Markup:
    """A table for each phase, and what the municipality has not reported on."""
    found = answer.rows
    blocks: list[Markup] = []
    for phase in dict.fromkeys(row["phase"] for row in found):
        news, silent = told_apart([row for row in found if row["phase"] == phase])
        if news:
            blocks.append(_table(phase, list(news.values())))
        expected = [row for row in silent if is_for_municipalities(row)]
        if expected:
            blocks.append(silent_ones(phase, expected))
    return html.Div(blocks, className="tl-advice")


def _table(phase: str, news: Sequence[Sequence[Row]]) -> Markup:
    heads = ("text", "status", "evidence")
    body = [
        html.Tr(
            [
                *([html.Th(text(row), scope="row", rowSpan=len(part))] * (not place)),
                html.Td(_status(row), **{"data-label": words.heading("status")}),
                html.Td(_shown_by(row), **{"data-label": words.heading("evidence")}),
            ]
        )
        for part in news
        for place, row in enumerate(part)
    ]
    caption = _("Recommendations of {phase}", phase=words.label("phase", phase))
    return html.table(
        caption,
        html.headings(map(words.heading, heads)),
        body,
        className="table tl-table tl-matrix tl-here",
    )


def _status(row: Row) -> list[str | Markup]:
    of_all = row["municipality"] == EVERYWHERE
    where = [html.Small(words.label("municipality", EVERYWHERE))] if of_all else []
    return [status(row["status"]), *where]


def _shown_by(row: Row) -> list[str | Markup]:
    said: list[str | Markup] = [words.translated("evidence", row)]
    if row["as_of"]:
        said.append(html.Small(i18n.day(row["as_of"])))
    if row["previous"]:
        said.append(html.Small(before(row["previous"], row["previous_as_of"])))
    return said
