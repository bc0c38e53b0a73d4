"""The gate before the callbacks: what a browser sends is checked first."""

from collections.abc import Mapping
from typing import Any

from flask import abort, request

from dashboard.pages.parts import ids

SHOW = f"{ids.ANSWER}.data"

PATH = "/_dash-update-component"
_OUTPUTS = {"id": ids.ANSWER, "property": "data"}
_INPUTS = [(ids.ASKED, "data")]
_STATE = [(ids.URL, "pathname"), (ids.URL, "search")]
# What the renderer itself adds to the address.
_RENDERER = {"endId"}
_LONGEST = 4000


def check() -> None:
    """Answer 400 to a callback request that our own pages would never send."""
    if request.path != PATH or request.method != "POST":
        return
    try:
        payload = request.get_json()
    except RecursionError:
        abort(400)
    if not is_ours(payload) or set(request.args) - _RENDERER:
        abort(400)


def where() -> tuple[str | None, str | None]:
    """Return path and query of the page that a checked request comes from."""
    path, query = (item.get("value") for item in request.get_json()["state"])
    return path, query


def is_ours(payload: Any) -> bool:
    """Whether a payload asks for our callback, in the shape it has."""
    return (
        isinstance(payload, Mapping)
        and payload.get("output") == SHOW
        and payload.get("outputs") == _OUTPUTS
        and _are(payload.get("inputs"), _INPUTS)
        and _are(payload.get("state"), _STATE)
        and _are_names(payload.get("changedPropIds"))
    )


def _are(sent: Any, expected: list[tuple[str, str]]) -> bool:
    if not isinstance(sent, list) or len(sent) != len(expected):
        return False
    return all(
        isinstance(item, Mapping)
        and (item.get("id"), item.get("property")) == wanted
        and _is_short_text(item.get("value"))
        for item, wanted in zip(sent, expected, strict=True)
    )


def _are_names(sent: Any) -> bool:
    return (
        isinstance(sent, list)
        and len(sent) <= len(_INPUTS)
        and all(isinstance(name, str) and _is_short_text(name) for name in sent)
    )


def _is_short_text(value: Any) -> bool:
    return value is None or (isinstance(value, str) and len(value) <= _LONGEST)
