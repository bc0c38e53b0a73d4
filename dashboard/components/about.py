"""Where a number comes from: its definition, window, edition and query."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.answer import Answer
from dashboard.i18n import N_, _
from dashboard.indicators import Indicator

_LOG = N_("mediators' log")
_SURVEY = N_("survey of municipal staff")
_SEMINARS = N_("closing seminar of “Latvijas romu platforma 3”, 30.05.2019")
_SOURCES = {
    "survey_by_question": _SURVEY,
    "survey_by_wave": _SURVEY,
    "survey_by_municipality": _SURVEY,
    "survey_by_institution_kind": _SURVEY,
    "survey_choices": _SURVEY,
    "survey_response": _SURVEY,
    "open_answers": _SURVEY,
    "survey_published": _SEMINARS,
    "recommendation_status": N_("seminars of the phases, and news since"),
    "recommendations_by_phase": N_("seminars of the phases, and news since"),
    "published_figures": N_("publications named in the table"),
    "published_and_computed": N_("publications named in the table, mediators' log"),
}


def source(indicator: Indicator, answer: Answer) -> str:
    """Return the line under a card: source, edition, window and what to know."""
    line = _(
        "Source: {source}, edition {edition}",
        source=_(_SOURCES.get(indicator.query, _LOG)),
        edition=answer.edition.number,
    )
    if answer.has_window:
        line = f"{line}; {answer.window.label}"
    # A Latvian date ends in a full stop of its own.
    return " ".join(filter(None, (f"{line.rstrip('.')}.", _(indicator.note))))


def about(indicator: Indicator, answer: Answer) -> Component:
    """Return the pane that says what the number means."""
    grain, *definition = answer.query.paragraphs
    edition = answer.edition
    up_to = i18n.day(edition.extent.last)
    known = [
        (_("Definition"), [html.P(_(text)) for text in definition]),
        (_("Table"), _(grain)),
        (_("Period"), answer.window.label if answer.has_window else ""),
        (_("Data up to"), f"{up_to}, {_('edition {n}', n=edition.number)}"),
        (_("Good to know"), _(indicator.note)),
        (_("Query"), _sql(answer)),
    ]
    rows: list[Any] = []
    for term, meaning in known:
        if meaning:
            rows += [html.Dt(term), html.Dd(meaning)]
    return html.Dl(rows, className="tl-about")


def _sql(answer: Answer) -> html.Details:
    # Focusable, since it scrolls sideways.
    code = html.Pre(html.Code(answer.query.sql), tabIndex=0)
    return html.Details([html.Summary(f"{answer.query.name}.sql"), code])
