"""The gate before the callbacks: what a browser sends is checked first."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from flask import abort, request

from dashboard.pages.parts import ids
from dashboard.pages.parts.slot import FILLED
from dashboard.pages.render import is_part
from dashboard.reading.catalogue import CARDS

SHOW = f"..{ids.PAGE}.children...{ids.HEAD}.data.."
DRAW = (
    f'..{{"of":["ALL"],"part":["ALL"]}}.{FILLED}'
    '...{"chart":["ALL"]}.figure...{"chart":["ALL"]}.style..'
)

PATH = "/_dash-update-component"
_STATE = [(ids.URL, "pathname"), (ids.URL, "search")]
_EXPECTED = {
    SHOW: ([(ids.ROUTE, "data")], _STATE),
    DRAW: ([(ids.QUERY, "data")], _STATE),
}
# What the renderer itself adds to the address.
_RENDERER = {"endId"}
_LONGEST = 4000
_MOST_PARTS = 200


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


def parts() -> str:
    """Return what a checked request asks to be filled, the same in the same words."""
    asked = request.get_json()
    return json.dumps([asked["output"], asked["outputs"]], sort_keys=True)


def is_ours(payload: Any) -> bool:
    """Whether a payload asks for one of our callbacks, in the shape it has."""
    if not isinstance(payload, Mapping):
        return False
    output = payload.get("output")
    if not isinstance(output, str) or output not in _EXPECTED:
        return False
    inputs, state = _EXPECTED[output]
    outputs = payload.get("outputs")
    return (
        _are(payload.get("inputs"), inputs)
        and _are(payload.get("state"), state)
        and _are_names(payload.get("changedPropIds"))
        and (_are_drawn(outputs) if output == DRAW else _is_page(outputs))
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
        and len(sent) <= len(_EXPECTED)
        and all(isinstance(name, str) and _is_short_text(name) for name in sent)
    )


def _are_drawn(sent: Any) -> bool:
    if not isinstance(sent, list) or len(sent) != len(_DRAWN):
        return False
    pairs = zip(sent, _DRAWN, strict=True)
    if not all(_are_ids(items, *drawn) for items, drawn in pairs):
        return False
    _parts, figures, styles = ([item["id"] for item in items] for items in sent)
    return figures == styles


def _are_ids(sent: Any, name: str, known: Callable[[Any], bool]) -> bool:
    return (
        isinstance(sent, list)
        and len(sent) <= _MOST_PARTS
        and all(
            isinstance(item, Mapping)
            and item.get("property") == name
            and known(item.get("id"))
            for item in sent
        )
    )


def _is_part(id_: Any) -> bool:
    if not isinstance(id_, Mapping) or set(id_) != {"part", "of"}:
        return False
    named = all(isinstance(value, str) for value in id_.values())
    return named and is_part(id_["part"], id_["of"])


def _is_chart(id_: Any) -> bool:
    if not isinstance(id_, Mapping) or set(id_) != {"chart"}:
        return False
    known = CARDS.get(id_["chart"]) if isinstance(id_["chart"], str) else None
    return known is not None and known.figure is not None


_DRAWN = ((FILLED, _is_part), ("figure", _is_chart), ("style", _is_chart))


def _is_page(sent: Any) -> bool:
    return sent == [
        {"id": ids.PAGE, "property": "children"},
        {"id": ids.HEAD, "property": "data"},
    ]


def _is_short_text(value: Any) -> bool:
    return value is None or (isinstance(value, str) and len(value) <= _LONGEST)
