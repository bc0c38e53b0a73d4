"""What the numbers mean, how they are made, and what the dashboard says of itself."""

from collections.abc import Iterable
from datetime import datetime
from importlib.metadata import version

from markupsafe import Markup

from dashboard.editions.manifest import Manifest
from dashboard.ground import html, i18n
from dashboard.ground.i18n import N_, _
from dashboard.pages.page import Page
from dashboard.pages.parts import statements
from dashboard.pages.parts.chosen import chosen
from dashboard.pages.parts.definitions import definitions
from dashboard.reading.columns.marks import (
    NOT_APPLICABLE,
    NOT_REPORTED,
    PROTECTED,
    PROVISIONAL,
    UNKNOWN,
)
from dashboard.reading.view import View

_MARKS = (NOT_REPORTED, UNKNOWN, NOT_APPLICABLE, PROTECTED, PROVISIONAL)

Pairs = Iterable[tuple[str, str]]


class MethodPage(Page):
    """Words instead of cards."""

    def body(self, view: View) -> list[Markup]:
        """Return the statements, each under a heading that can be linked to."""
        parts = _parts(view)
        links = [html.Li(html.A(_(title), href=f"#{id_}")) for id_, title, _p in parts]
        contents = html.Nav(html.Ul(links), **{"aria-label": _("On this page")})
        return [
            html.Div([self.head(view), contents], className="tl-contents"),
            *(_part(id_, title, content) for id_, title, content in parts),
        ]


def _parts(view: View) -> list[tuple[str, str, list[Markup]]]:
    said = statements
    marks = [("0", _("none: a number like any other"))]
    marks += [(mark.text, mark.label) for mark in _MARKS]
    blanks = html.P(_("A blank is never just empty:"))
    return [
        ("programme", N_("The programme"), _text(said.PROGRAMME)),
        ("definitions", N_("What each number means"), [definitions(view.edition)]),
        (
            "method",
            N_("How it is counted"),
            [*_text(said.METHOD), blanks, _list(marks)],
        ),
        ("privacy", N_("Privacy"), [*_text(said.PRIVACY), *_chosen(view)]),
        ("versions", N_("Versions"), [_list(_versions(view))]),
        ("sources", N_("Sources and licences"), [_list(_translated(said.SOURCES))]),
        ("accessibility", N_("Accessibility"), _text(said.ACCESSIBILITY)),
        ("contact", N_("Contact"), _text(said.CONTACT)),
    ]


def _part(id_: str, title: str, content: list[Markup]) -> Markup:
    heading = html.H2(_(title), id=id_, className="tl-section")
    return html.Section(
        [heading, *content], className="tl-statement", **{"aria-labelledby": id_}
    )


def _text(messages: Iterable[str]) -> list[Markup]:
    return [html.P(_(message)) for message in messages]


def _chosen(view: View) -> list[Markup]:
    return [html.P(sentence) for sentence in chosen(view.edition)]


def _list(pairs: Pairs) -> Markup:
    rows = [part for name, said in pairs for part in (html.Dt(name), html.Dd(said))]
    return html.Dl(rows, className="tl-about")


def _translated(pairs: Pairs) -> list[tuple[str, str]]:
    return [(_(name), _(said)) for name, said in pairs]


def _versions(view: View) -> list[tuple[str, str]]:
    edition = view.edition.manifest
    named = " ".join(filter(None, (str(edition.number), edition.label)))
    return [
        ("Tilts", version("tilts")),
        ("DuckDB", version("duckdb")),
        (_("Edition"), named),
        (_("Published"), _moment(edition.created)),
        *_looked_at(edition),
        (_("Made with"), f"Tilts {edition.app_version}"),
        (_("Data"), edition.extent.label),
        *(_of_rows(edition) if view.sees_all else ()),
    ]


def _looked_at(edition: Manifest) -> list[tuple[str, str]]:
    """The day it speaks on, where that is another than the day it was published."""
    return [(_("As of"), i18n.day(edition.today))] if edition.as_of else []


def _of_rows(edition: Manifest) -> list[tuple[str, str]]:
    """What only those know who may see every row."""
    return [
        (_("Entries in the log"), i18n.number(edition.interactions)),
        (_("Survey respondents"), i18n.number(edition.respondents)),
        ("SHA-256", edition.sha256),
    ]


def _moment(written: str) -> str:
    """The time as it is read, with its zone: it need not be the reader's."""
    time = datetime.fromisoformat(written)
    return f"{i18n.day(time.date())} {time:%H:%M} {time.tzname()}"


def _lede(_view: View) -> str:
    return _("What the numbers mean, where they come from and what they do not say.")


PAGE = MethodPage(path="/par", title=N_("About"), lede=_lede, sections=())
