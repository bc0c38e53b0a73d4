"""The project's phases over a time axis, and the months with no contract."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from dashboard.ground.i18n import _
from dashboard.ground.months import phase_of
from dashboard.ground.reference import Phase
from dashboard.ground.theme import palette

_TOP, _FOOT = 1.24, 1.12
"""Where the strip of phases stands, in heights of the chart."""

_WIDE, _NARROW, _GAP = 0.2, 0.07, 0.045
"""Shares of the axis that a phase's name, its number and a gap's word need."""


def bands(months: Sequence[date], known: set[date]) -> dict[str, Any]:
    """Label the phases; shade months without a contract that have no data either."""
    shapes, words = [], []
    kinds = ((phase_of(month), month in known) for month in months)
    runs = groupby(enumerate(kinds), key=lambda item: item[1][0] or item[1][1])
    for kind, run in runs:
        places = [place for place, _kind in run]
        ends = places[0] - 0.5, places[-1] + 0.5
        share = len(places) / len(months)
        if isinstance(kind, Phase):
            shapes.append(_shape(ends, _FOOT, palette()["c1"], 0.12))
            words += _phase_name(kind, ends, share)
        elif not kind:
            shapes.append(_shape(ends, 0, palette()["gap"], 1))
            words += _gap_name(ends, share)
    return {"shapes": shapes, "annotations": words}


def _shape(
    ends: tuple[float, float], foot: float, colour: str, opacity: float
) -> dict[str, Any]:
    return {
        "type": "rect",
        "layer": "below",
        "yref": "paper",
        "x0": ends[0],
        "x1": ends[1],
        "y0": foot,
        "y1": _TOP,
        "fillcolor": colour,
        "opacity": opacity,
        "line": {"width": 0},
    }


def _phase_name(
    phase: Phase, ends: tuple[float, float], share: float
) -> list[dict[str, Any]]:
    if share < _NARROW:
        return []
    text = phase.label if share >= _WIDE else phase.code
    return [_word(text, ends, (_FOOT + _TOP) / 2)]


def _gap_name(ends: tuple[float, float], share: float) -> list[dict[str, Any]]:
    if share < _GAP:
        return []
    # Upright where the gap is too narrow for the words on a phone.
    upright = {"textangle": 0 if share >= _WIDE else -90}
    quiet = {"font": {"color": palette()["ink2"]}}
    return [_word(_("no contract"), ends, 0.5) | upright | quiet]


def _word(text: str, ends: tuple[float, float], y: float) -> dict[str, Any]:
    return {
        "text": text,
        "x": sum(ends) / 2,
        "y": y,
        "yref": "paper",
        "yanchor": "middle",
        "showarrow": False,
    }
