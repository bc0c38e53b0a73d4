"""Notes on the data in a chart: numbered marks at their days and places."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard.ground.theme import palette
from dashboard.reading.answer import Answer, Figure
from dashboard.reading.kit.charts.text import lines
from dashboard.reading.notes import Note, marks
from dashboard.reading.rows import TOTAL

_MOST_BADGES, _TOLD = 8, 5
_ROOM = 24
_LONGEST = 180


def noted(figure: Figure, answer: Answer) -> Figure:
    """Mark a chart: at the days or places of its axis, else at its corner.

    A chart says in its layout what stands there: `days` along it, `strips` or `places`
    down it.
    """
    if not answer.notes or not figure["data"]:
        return figure
    axis = figure["layout"].get("meta", {})
    if "days" in axis:
        return _over_time(figure, answer.notes, axis)
    if "places" in axis:
        return _by_place(figure, answer.notes, axis["places"])
    return _cornered(figure, answer.notes)


def _over_time(figure: Figure, notes: Sequence[Note], axis: dict[str, Any]) -> Figure:
    """Put each note at its first day, in the strip of its municipality."""
    days = [(date.fromisoformat(a), date.fromisoformat(b)) for a, b in axis["days"]]
    # A badge needs room on a phone, too: those of neighbours are gathered.
    step = -(-len(days) // _MOST_BADGES)
    at: dict[tuple[int, float], list[Note]] = {}
    first: dict[tuple[int, float], int] = {}
    left = []
    for note in notes:
        places = [i for i, span in enumerate(days) if note.meets(*span)]
        if places:
            key = (places[0] // step, _height(note, axis.get("strips", ())))
            first.setdefault(key, places[0])
            at.setdefault(key, []).append(note)
        else:
            left.append(note)
    put = [_badge(own, first[key], key[1]) for key, own in at.items()]
    figure = _with(_roomy(figure), put) if put else figure
    return _cornered(figure, left) if left else figure


def _roomy(figure: Figure) -> Figure:
    """The chart with room for a mark above it, where it has less."""
    layout = figure["layout"]
    margin = {**layout.get("margin", {})}
    lacking = max(0, _ROOM - margin.get("t", 0))
    margin["t"] = margin.get("t", 0) + lacking
    made = {**layout, "margin": margin}
    if "height" in layout:
        made["height"] = layout["height"] + lacking
    return {**figure, "layout": made}


def _height(note: Note, strips: Sequence[str]) -> float:
    for place, code in enumerate(strips):
        if note.municipality != TOTAL and note.is_of(code):
            return 1 - place / len(strips)
    return 1


def _by_place(figure: Figure, notes: Sequence[Note], places: Sequence[str]) -> Figure:
    """Write marks behind the names of municipalities, the others at the corner."""
    layout = figure["layout"]
    own = [
        [n for n in notes if n.municipality != TOTAL and n.is_of(code)]
        for code in places
    ]
    texts = [
        f"{text} <b>{marks(ones)}</b>" if ones else text
        for text, ones in zip(layout["yaxis"]["ticktext"], own, strict=True)
    ]
    axis = {**layout["yaxis"], "ticktext": texts}
    figure = {**figure, "layout": {**layout, "yaxis": axis}}
    left = [note for note in notes if not any(note in ones for ones in own)]
    return _cornered(figure, left) if left else figure


def _cornered(figure: Figure, notes: Sequence[Note]) -> Figure:
    """Put the marks over the left corner, where no bar ends, in room made for them."""
    layout = figure["layout"]
    margin = {**layout.get("margin", {})}
    margin["t"] = margin.get("t", 0) + _ROOM
    made = {**layout, "margin": margin}
    if "height" in layout:
        made["height"] = layout["height"] + _ROOM
    place = {"xref": "paper", "xanchor": "left", "yshift": margin["t"] - _ROOM}
    return _with({**figure, "layout": made}, [_badge(notes, 0, 1) | place])


def _badge(notes: Sequence[Note], x: float, y: float) -> dict[str, Any]:
    more = f"+{len(notes) - 1}" if len(notes) > 1 else ""
    return {
        "text": f"<b>{notes[0].number}{more}</b>",
        "hovertext": "<br>".join(_told(note) for note in notes[:_TOLD]),
        "x": x,
        "y": y,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"color": palette()["ink"], "size": 12},
        "bgcolor": palette()["paper"],
        "bordercolor": palette()["ink2"],
        "borderwidth": 1,
        "borderpad": 2,
    }


def _told(note: Note) -> str:
    """A note when its mark is pointed at; a long one is told whole below the chart."""
    text = note.line
    return lines(text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…")


def _with(figure: Figure, badges: Sequence[dict[str, Any]]) -> Figure:
    layout = figure["layout"]
    words = [*layout.get("annotations", []), *badges]
    return {**figure, "layout": {**layout, "annotations": words}}
