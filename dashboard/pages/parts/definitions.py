"""The definition of every indicator, from its SQL file."""

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.ground.i18n import _
from dashboard.reading.asking import QUERIES
from dashboard.reading.catalogue import INDICATORS
from dashboard.reading.indicator import Indicator


def definitions() -> Markup:
    """Return every indicator by its title, each opened on demand."""
    found = sorted(INDICATORS.values(), key=_place)
    return html.Div([_definition(one) for one in found], className="tl-definitions")


def _place(indicator: Indicator) -> str:
    return i18n.alphabetical(_(indicator.title))


def _definition(indicator: Indicator) -> Markup:
    query = QUERIES[indicator.query]
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
