"""Rows that look like corrections of earlier ones: which of them are is ticked."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from dashboard.ground import html
from dashboard.ground.i18n import _
from dashboard.web.desk.forms import button, form, hidden, tick
from dashboard.web.desk.screen import there

_OFFERED = {"row_alike", "row_alike_many"}
_MADE = {"row_corrects", "row_corrects_many"}


def asked(verdict: Mapping[str, Any], root: str) -> list[Markup]:
    """Return the rows to be ticked; none is ticked until somebody has done so."""
    found = [one for one in verdict["problems"] if one["code"] in _OFFERED | _MADE]
    if not found:
        return []
    text = _(
        "Each of these rows looks like one that came in before. A ticked row takes the"
        " earlier one's place; the others are counted beside it."
    )
    boxes = [
        tick(_named(one), "value", sent=one["cell"], chosen=one["code"] in _MADE)
        for one in found
    ]
    said = button(_("The ticked rows replace the earlier ones"))
    inside = [hidden(name="correcting"), html.Div(boxes), said]
    title = html.H2(_("Corrections of earlier rows?"), className="tl-section")
    return [title, html.P(text), form(there(f"{root}/atbilde"), inside)]


def _named(one: Mapping[str, Any]) -> str:
    return f"{one['cell']}: {one['message']}"
