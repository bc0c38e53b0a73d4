"""What people decide of a checked file: rows that correct, and columns left out."""

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from dashboard.ground import html
from dashboard.ground.i18n import _
from dashboard.ground.spelling import fold
from dashboard.web.desk.forms import button, form, hidden, select, tick
from dashboard.web.desk.screen import there
from dashboard.writing.contracts.contract import LOG, contracts, survey
from dashboard.writing.contracts.fields import Field
from dashboard.writing.contracts.values import spellings

_OFFERED = {"row_alike", "row_alike_many"}
_MADE = {"row_corrects", "row_corrects_many"}
_TICKS = "choice_left_out"
_LEFT_OUT = {"column_left_out", "question_unknown", _TICKS}

_Problems = list[Mapping[str, Any]]


def asked(state: Mapping[str, Any], verdict: Mapping[str, Any], root: str) -> list[Any]:
    """Return the forms of what is to be decided; nothing is chosen beforehand."""
    problems: _Problems = verdict["problems"]
    rows = [one for one in problems if one["code"] in _OFFERED | _MADE]
    columns = [one for one in problems if one["code"] in _LEFT_OUT]
    action = there(f"{root}/atbilde")
    said = state.get("confirmed", {}).get("headings", [])
    empty = [one for one in problems if one["code"] == "cells_empty_below"]
    return [
        *(_as_above(empty, action) if empty else []),
        *(_rows(rows, action) if rows else []),
        *(_columns(columns, said, action) if columns else []),
    ]


def _as_above(problems: _Problems, action: str) -> list[Markup]:
    named = (f"{LOG[one['column']].label} ({one['cell']})" for one in problems)
    text = _(
        "Cells are empty below a filled one: {columns}. Do they mean what stands above?"
        " Then their rows are taken in so.",
        columns=", ".join(named),
    )
    said = button(_("Read empty days and places as the ones above"))
    title = html.H2(_("Days and places written only once?"), className="tl-section")
    return [title, html.P(text), form(action, [hidden(name="as_above"), said])]


def _rows(problems: _Problems, action: str) -> list[Markup]:
    text = _(
        "Each of these rows looks like one that came in before. A ticked row takes the"
        " earlier one's place; the others are counted beside it."
    )
    boxes = [
        tick(
            f"{one['cell']}: {one['message']}",
            "value",
            sent=one["cell"],
            chosen=one["code"] in _MADE,
        )
        for one in problems
    ]
    said = button(_("The ticked rows replace the earlier ones"))
    inside = [hidden(name="correcting"), html.Div(boxes), said]
    title = html.H2(_("Corrections of earlier rows?"), className="tl-section")
    return [title, html.P(text), form(action, inside)]


def _columns(problems: _Problems, said: list[str], action: str) -> list[Markup]:
    """Ask which column each heading stands for; what was said before stays said."""
    lists = [_heading(one, _fields(problems)) for one in problems]
    kept = [hidden(value=one) for one in said]
    inside = [hidden(name="headings"), *kept, *lists, button(_("Read the columns so"))]
    title = html.H2(_("Columns that were left out"), className="tl-section")
    return [title, form(action, inside)]


def _fields(problems: _Problems) -> tuple[Field, ...]:
    """Return the columns of the kind of file that is asked about."""
    named = {one["column"] for one in problems} - {""}
    for contract in contracts():
        if named and named <= {one.name for one in contract.fields}:
            return contract.fields
    return survey().fields


def _heading(one: Mapping[str, Any], fields: tuple[Field, ...]) -> Markup:
    label = _("{cell}: “{heading}” is", cell=one["cell"], heading=one["value"])
    if one["code"] == _TICKS:
        meant = {"": [("", _("left out"))], _("Perhaps meant"): _ticks(one)}
        return select(label, "value", meant, required=False)
    cell, suggested = one["cell"], {*one["suggestions"]}
    # What is suggested was written in the language that the file was read in.
    near = [field for field in fields if {field.lv, field.en} & suggested]
    others = [field for field in fields if field not in near]
    groups = {
        "": [("", _("left out"))],
        **({_("Perhaps meant"): _sent(cell, near)} if near else {}),
        _("All others"): _sent(cell, others),
    }
    return select(label, "value", groups, required=False)


def _ticks(one: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return which entry of a list the ticks of a column stand for."""
    field = LOG[one["column"]]
    term = spellings(field.terms)[fold(one["value"])]
    return [(f"{one['cell']}={field.name}/{term.code}", f"{field.label}: {term.label}")]


def _sent(cell: str, fields: Iterable[Field]) -> list[tuple[str, str]]:
    return [(f"{cell}={field.name}", field.label) for field in fields]
