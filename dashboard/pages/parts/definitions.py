"""The definition of every indicator, as the edition carries it."""

from markupsafe import Markup

from dashboard.editions.edition import Edition
from dashboard.ground import html, i18n
from dashboard.ground.i18n import _
from dashboard.ground.queries import Query
from dashboard.reading.catalogue import drawer
from dashboard.reading.indicator import Indicator


def definitions(edition: Edition) -> Markup:
    """Return every indicator by its title, each opened on demand."""
    carried = map(edition.definitions.query, edition.definitions.names)
    pairs = [(drawer(query), query) for query in carried if query]
    pairs.sort(key=lambda pair: _place(pair[0]))
    return html.Div([_definition(*pair) for pair in pairs], className="tl-definitions")


def _place(indicator: Indicator) -> str:
    return i18n.alphabetical(_(indicator.title))


def _definition(indicator: Indicator, query: Query) -> Markup:
    grain, *definition = query.paragraphs
    columns = [
        html.Div([html.Dt(indicator.read[one.name].title), html.Dd(_(one.meaning))])
        for one in query.columns
    ]
    # Focusable, since it scrolls sideways.
    code = html.Pre(html.Code(query.sql), tabIndex=0)
    file = f"queries/indicators/{query.name}.sql"
    return html.Details(
        [
            html.Summary(_(indicator.title)),
            *(html.P(_(text)) for text in definition),
            html.P(_("Table: {grain}", grain=_(grain))),
            html.Dl(columns, className="tl-columns"),
            html.Details([html.Summary(file), code], className="tl-sql"),
        ],
        id=f"definition-{query.name}",
    )
