"""Targets in a chart: a line, or a band for a range, where its days and places are."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard.ground.i18n import _
from dashboard.ground.theme import palette
from dashboard.reading.answer import Answer, Figure
from dashboard.reading.rows import TOTAL
from dashboard.reading.targets import Target

_HALF, _TALL = 0.45, 0.3
_COLOUR = "c4"


def aimed(figure: Figure, answer: Answer) -> Figure:
    """Draw the targets that fit what a chart says of its axis in its layout."""
    axis = figure["layout"].get("meta", {})
    if not answer.targets or not figure["data"]:
        return figure
    if "days" in axis and "strips" not in axis:
        return _over_time(figure, answer, axis["days"])
    if any(axis.get("places", ())):
        return _by_place(figure, answer, axis["places"])
    return figure


def _over_time(
    figure: Figure, answer: Answer, days: Sequence[tuple[str, str]]
) -> Figure:
    places = answer.filters.municipalities
    place = places[0] if len(places) == 1 else TOTAL
    fitting = {
        at: target
        for at, (first, last) in enumerate(days)
        if (target := _of(answer, place, first, last))
    }
    shapes = [
        _drawn(
            {
                "x0": at - _HALF,
                "x1": at + _HALF,
                "y0": target.least,
                "y1": target.highest,
            }
        )
        for at, target in fitting.items()
    ]
    highest = max((one.highest for one in fitting.values()), default=0) * _ROOM
    return _with(_named(figure, fitting), shapes, ("yaxis", highest))


def _named(figure: Figure, fitting: dict[int, Target]) -> Figure:
    """Write each target below the name of its period, where it covers no value."""
    layout = figure["layout"]
    axis = layout["xaxis"]
    if not fitting:
        return figure
    texts = [
        f"{text}<br>{_('target {n}', n=fitting[at].label())}" if at in fitting else text
        for at, text in zip(axis["tickvals"], axis["ticktext"], strict=True)
    ]
    margin = {**layout["margin"], "b": layout["margin"]["b"] + _LINE}
    made = {"xaxis": {**axis, "ticktext": texts}, "margin": margin}
    made["height"] = layout["height"] + _LINE
    return {**figure, "layout": {**layout, **made}}


def _of(answer: Answer, place: str, first: str, last: str) -> Target | None:
    """The target of a place on an axis: of just its days, or cut by the data's end."""
    since, until = date.fromisoformat(first), date.fromisoformat(last)
    reached = answer.edition.extent.last
    for target in answer.targets:
        fits = target.last == until or (until >= reached and target.last > until)
        if target.municipality == place and target.first == since and fits:
            return target
    return None


def _by_place(figure: Figure, answer: Answer, places: Sequence[str]) -> Figure:
    shapes, highest = [], 0.0
    texts = [*figure["layout"]["yaxis"]["ticktext"]]
    quiet = palette()["ink2"]
    for at, place in enumerate(places):
        target = answer.target_of({"municipality": place})
        if target:
            ends = {"y0": at - _TALL, "y1": at + _TALL}
            shapes.append(_drawn({**ends, "x0": target.least, "x1": target.highest}))
            goal = _("target {n}", n=target.label())
            texts[at] += f'  <span style="color:{quiet}">{goal}</span>'
            highest = max(highest, target.highest)
    layout = figure["layout"]
    axis = {**layout["yaxis"], "ticktext": texts}
    figure = {**figure, "layout": {**layout, "yaxis": axis}}
    return _with(figure, shapes, ("xaxis", highest))


def _drawn(ends: dict[str, float]) -> dict[str, Any]:
    """A line where both ends are one, else a band."""
    is_line = ends["x0"] == ends["x1"] or ends["y0"] == ends["y1"]
    colour = palette()[_COLOUR]
    look = {
        "line": {"color": colour, "width": 2.5 if is_line else 1},
        "fillcolor": colour,
        "opacity": 1 if is_line else 0.35,
    }
    # A band lies below, so that no value is under it.
    layer = "above" if is_line else "below"
    return {"type": "line" if is_line else "rect", "layer": layer, **ends, **look}


_ROOM, _LINE = 1.15, 20


def _with(
    figure: Figure,
    shapes: Sequence[dict[str, Any]],
    reach: tuple[str, float],
) -> Figure:
    """The chart with more on it, its axis as long as the farthest target needs."""
    layout = figure["layout"]
    name, highest = reach
    axis = layout[name]
    if "range" in axis:
        low, high = axis["range"]
        axis = {**axis, "range": [low, max(high, highest)]}
    more = {
        "shapes": [*layout.get("shapes", []), *shapes],
        name: axis,
    }
    return {**figure, "layout": {**layout, **more}}
