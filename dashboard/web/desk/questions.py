"""What is asked about waiting rows: is it new, or known under another name?"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from dashboard.ground import html, i18n, reference
from dashboard.ground.i18n import _, ngettext
from dashboard.pages.data import REGISTERS
from dashboard.pages.data import WAITING as PATH
from dashboard.web.desk.forms import button, field, form, hidden, select
from dashboard.web.desk.screen import there
from dashboard.writing.warehouse.registers import institution
from dashboard.writing.warehouse.staging import Rows

FIRST_DAY, LAST_DAY = date(2016, 1, 1), date(2100, 12, 31)
"""Bounds of the days a post can be filled."""


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What waits, and the register it waits for; `near` offers names by name."""

    names: Rows
    places: Rows
    known: Rows
    near: dict[str, list[str]]


def page(asked: Waiting, problem: str) -> list[Any]:
    """Return the questions, each with its forms."""
    said = html.P(problem, className="tl-said is-wrong", role="alert")
    wrong = said if problem else None
    if not (asked.names or asked.places):
        return [
            wrong,
            html.P(_("No row waits. Everything is in the register.")),
            _way_back(),
        ]
    return [
        wrong,
        *_section(
            _("Institutions the register does not know"),
            _(
                "Is it a new institution, or one that is there already, written"
                " differently? The rows are accepted as soon as you answer; there is no"
                " need to hand the file in again."
            ),
            [_institution(row, asked) for row in asked.names],
        ),
        *_section(
            _("Days on which the municipality had no mediator"),
            _("Say from when to when the municipality had a mediator."),
            [_post(row) for row in asked.places],
        ),
        _way_back(),
    ]


def _way_back() -> Markup:
    link = html.A(_("Registers"), href=there(REGISTERS))
    return html.P([_("An answer that was wrong can be taken back:"), " ", link, "."])


def _section(title: str, text: str, items: list[Any]) -> list[Any]:
    if not items:
        return []
    head = [html.H2(title, className="tl-section"), html.P(text)]
    return [*head, html.Ul(items, className="tl-asked")]


def _institution(row: dict[str, Any], asked: Waiting) -> Markup:
    kinds = reference.vocabulary("institution_kinds").values()
    here = row["municipality"]
    places = [(here, reference.municipality_name(here)), ("national", _("National"))]
    is_new = form(
        there(f"{PATH}/iestade"),
        [
            html.H4(_("It is a new institution")),
            field(_("Name"), "name", {"value": row["name"], "required": "required"}),
            select(
                _("Kind"), "kind", {"": [("", ""), *((k.code, k.label) for k in kinds)]}
            ),
            _guess(row["name"]),
            select(_("Municipality"), "municipality", {"": places}),
            button(_("Add institution")),
        ],
    )
    is_known = form(
        there(f"{PATH}/nosaukums"),
        [
            html.H4(_("This is the same as")),
            hidden(name=row["name"]),
            _known(row, asked),
            button(_("It is the same")),
        ],
    )
    forms = html.Div([is_known, is_new], className="tl-step")
    return html.Li([html.H3(row["name"]), html.P(_how_many(row)), forms])


def _guess(name: str) -> Markup | None:
    """The kind that the name tells, to be chosen by who knows better."""
    kind = institution.suggested_kind(name)
    if kind is None:
        return None
    label = reference.vocabulary("institution_kinds")[kind].label
    return html.P(_("By its name: {kind}?", kind=label), className="tl-source")


def _known(row: dict[str, Any], asked: Waiting) -> Markup:
    """Every institution of the register, those with the nearest names first."""
    near = asked.near[row["name"]]
    first = [one for name in near for one in asked.known if one["name"] == name]
    rest = [one for one in asked.known if one not in first]
    # Nothing is chosen beforehand: one click must not make a school the police.
    groups = {
        "": [("", "")],
        **({_("Nearest names"): [_choice(one) for one in first]} if first else {}),
        _("All others"): [_choice(one) for one in sorted(rest, key=_by_name)],
    }
    return select(_("Institution in the register"), "institution", groups)


def _choice(one: dict[str, Any]) -> tuple[str, str]:
    place = one["municipality"]
    where = reference.municipality_name(place) if place else _("National")
    return str(one["institution"]), f"{one['name']} ({where})"


def _by_name(one: dict[str, Any]) -> str:
    return i18n.alphabetical(str(one["name"]))


def _post(row: dict[str, Any]) -> Markup:
    day = {"type": "date", "max": _iso(LAST_DAY), "min": _iso(FIRST_DAY)}
    first = row["first_date"].replace(day=1)
    hours = {"type": "number", "min": 0, "max": 168, "step": "0.5"}
    made = form(
        there(f"{PATH}/amats"),
        [
            hidden(municipality=row["municipality"]),
            field(
                _("First day"), "first", {**day, "value": _iso(first), "required": ""}
            ),
            field(_("Last day; leave empty if still filled"), "last", day),
            field(_("Paid hours a week"), "hours", hours),
            button(_("Add the mediator's post")),
        ],
    )
    name = reference.municipality_name(row["municipality"])
    return html.Li([html.H3(name), html.P(_how_many(row)), made])


def _iso(day: date) -> str:
    return day.isoformat()


def _how_many(row: dict[str, Any]) -> str:
    rows = ngettext("{n} row waits", "{n} rows wait", row["rows"])
    days = f"{i18n.day(row['first_date'])} – {i18n.day(row['last_date'])}"
    code = row["municipality"]
    return f"{reference.municipality_name(code)}: {rows}, {days}"
