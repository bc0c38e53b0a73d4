"""The way to each month of a municipality, and to paper."""

from datetime import date
from itertools import groupby

from markupsafe import Markup

from dashboard.ground import html, i18n, periods
from dashboard.ground.i18n import _
from dashboard.ground.months import following
from dashboard.ground.periods import Window
from dashboard.pages.parts.save import purpose_fields
from dashboard.reading.kit.pieces.choices import choice
from dashboard.reading.kit.pieces.links import link
from dashboard.reading.view import View


def monthly(view: View) -> list[Markup]:
    """Return links to the months of the log, and a button that prints.

    The newest month stands first; one that was filled and has no entry is grey.
    """
    months = view.coverage.months()
    chosen = view.filters.named
    years = [
        html.Div(
            [
                html.Span(str(year), className="tl-group"),
                html.Ul(
                    [
                        html.Li(_month(view, month, empty=month not in months.reported))
                        for month in of_year
                    ],
                    className="tl-choices",
                    **{"aria-label": str(year)},
                ),
            ]
        )
        for year, of_year in groupby(months.offered, key=lambda month: month.year)
    ]
    said = (
        periods.resolved(chosen, view.edition.manifest.extent)
        if chosen
        else view.window.label
    )
    summary = html.Summary(_("Monthly view"), className="btn")
    printed = [
        _print(_("Print one sheet: {period}", period=said), "summary"),
        _print(_("Print everything"), "all"),
    ]
    panel = html.Details([summary, html.Div(years)], className="tl-monthly")
    parts = [panel, _compared(view), *printed, *_report(view)]
    look = "tl-paper is-of-a-month" if _is_month(view.window) else "tl-paper"
    return [html.Div(parts, className=look)]


def _print(text: str, what: str) -> Markup:
    """Return a button that prints the summary alone, or all; assets/print.js does."""
    asked: dict[str, str] = {"data-print": what}
    return html.Button(text, type="button", className="btn", **asked)


def _report(view: View) -> list[Markup]:
    """The menu that saves the report of the period in force, if it has a name."""
    period = view.filters.named
    if not period:
        return []
    asked = {
        "period": period,
        "edition": str(view.edition.manifest.number),
        "lang": i18n.active(),
    }
    fields = [html.Input(type="hidden", name=n, value=v) for n, v in asked.items()]
    buttons = [
        html.Button(
            format_.upper(),
            type="submit",
            className="btn",
            formAction=f"/report/{view.place}.{format_}",
        )
        for format_ in ("docx", "pdf")
    ]
    form = html.Form(
        [*fields, *purpose_fields(), html.Div(buttons)],
        method="get",
        className="tl-purpose",
    )
    summary = html.Summary(_("Report"), className="btn dropdown-toggle")
    menu = html.Div(form, className="dropdown-menu")
    return [html.Details([summary, menu], className="dropdown tl-save")]


def _is_month(days: Window) -> bool:
    """Whether it is about a month, or less: styles leave out what is of none."""
    return days.until <= following(days.since.replace(day=1))


def _compared(view: View) -> Markup:
    """Lead to the comparison, with this municipality in focus."""
    places = (view.place,) if view.place else ()
    filters = view.address.filters.but(municipalities=places)
    there = view.address.but(path="/salidzinajums", filters=filters)
    return link(_("Compare with the others"), there.href, className="btn")


def _month(view: View, month: date, *, empty: bool) -> Markup:
    period = f"{month:%Y-%m}"
    return choice(
        i18n.short_month(month),
        view.address.filtered(period=period),
        view.filters.period == period,
        periods.label(period),
        empty=empty,
    )
