"""The definition of every indicator, from its SQL file."""

from dash import html

from dashboard.ground import i18n
from dashboard.ground.i18n import _
from dashboard.ground.queries import Query
from dashboard.reading.indicator import QUERIES
from dashboard.reading.kit.tables import words


def definitions() -> html.Div:
    """Return every indicator by its title, each opened on demand."""
    found = sorted(QUERIES.values(), key=_place)
    return html.Div([_definition(query) for query in found], className="tl-definitions")


def _place(query: Query) -> str:
    return i18n.alphabetical(words.title(query.name))


def _definition(query: Query) -> html.Details:
    grain, *definition = query.paragraphs
    columns = [
        html.Div([html.Dt(words.heading(one.name)), html.Dd(_(one.meaning))])
        for one in query.columns
    ]
    # Focusable, since it scrolls sideways.
    code = html.Pre(html.Code(query.sql), tabIndex=0)
    file = f"queries/indicators/{query.name}.sql"
    return html.Details(
        [
            html.Summary(words.title(query.name)),
            *(html.P(_(text)) for text in definition),
            html.P(_("Table: {grain}", grain=_(grain))),
            html.Dl(columns, className="tl-columns"),
            html.Details([html.Summary(file), code], className="tl-sql"),
        ],
        id=f"definition-{query.name}",
    )
