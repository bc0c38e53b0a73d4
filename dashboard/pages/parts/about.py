"""Where a number comes from: its definition, window, edition and query."""

from typing import Any

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.indicator import Indicator


def source(indicator: Indicator, answer: Answer) -> str:
    """Return the line under a card: source, edition, window and what to know."""
    line = _(
        "Source: {source}, edition {edition}",
        source=_(indicator.source),
        edition=answer.edition.number,
    )
    if answer.when:
        line = f"{line}; {answer.when}"
    # A Latvian date ends in a full stop of its own.
    # Where there is nothing, the notice stands in the chart's own place.
    notice = answer.notice if answer.table else ""
    said = [_(text) for text in (notice, indicator.note) if text]
    return " ".join([f"{line.rstrip('.')}.", *said])


def about(indicator: Indicator, answer: Answer) -> Markup:
    """Return the pane that says what the number means."""
    grain, *definition = answer.query.paragraphs
    edition = answer.edition
    up_to = i18n.day(edition.extent.last)
    of_edition = _("Edition {n}", n=edition.number)
    known = [
        (_("Definition"), [html.P(_(text)) for text in definition]),
        (_("Period"), answer.when),
        (_("Data up to"), f"{up_to} ({of_edition})"),
        (_("Good to know"), _(indicator.note) if indicator.note else ""),
        (_("In the files"), _(grain)),
        (_("Query"), _sql(answer)),
    ]
    rows: list[Any] = []
    for term, meaning in known:
        if meaning:
            rows += [html.Dt(term), html.Dd(meaning)]
    return html.Dl(rows, className="tl-about")


def _sql(answer: Answer) -> Markup:
    # Focusable, since it scrolls sideways.
    code = html.Pre(html.Code(answer.query.sql), tabIndex=0)
    return html.Details([html.Summary(f"{answer.query.name}.sql"), code])
