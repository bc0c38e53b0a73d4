"""A chart of the survey's yes, partly and no."""

from collections.abc import Sequence
from typing import Any

from dashboard.ground.i18n import _, number
from dashboard.ground.theme import palette
from dashboard.reading.answer import Answer, Figure
from dashboard.reading.kit.charts.empty import empty
from dashboard.reading.kit.charts.text import key, lines, short
from dashboard.reading.kit.tables import words
from dashboard.reading.survey.tables import Answers, brief, yes_no_questions

_PITCH, _THICKNESS = 50, 22
_TOP, _LINE = 64, 20
_GAP = 0.06
"""Between the answers and those who gave none, as a share of the bars' extent."""


def survey_by_question(answer: Answer) -> Figure:
    """Bars about the middle of the middle answer, one question a row."""
    asked = yes_no_questions(answer)
    if not asked:
        return empty()
    start, end = _extent(asked)
    named = _key()
    top = _TOP + _LINE * named.count("<br>")
    return {
        "data": [_bars(asked, choice) for choice in ("no", "partly", "yes")],
        "layout": {
            "height": top + len(asked) * _PITCH + 8,
            "margin": {"t": top, "r": 4, "b": 8, "l": 0, "pad": 0},
            "barmode": "overlay",
            "bargap": 1 - _THICKNESS / _PITCH,
            "xaxis": {"visible": False, "range": [start, end]},
            "yaxis": {"visible": False, "range": [len(asked) - 0.5, -0.5]},
            "shapes": _unanswered(asked, end),
            "annotations": [_above(asked[0], named, top), *_questions(asked)],
        },
    }


def _extent(asked: Sequence[Answers]) -> tuple[float, float]:
    left = max(one.partly / 2 + one.no for one in asked)
    right = max(one.partly / 2 + one.yes for one in asked)
    edge = _GAP * (left + right or 1)
    unanswered = max(one.none for one in asked)
    return -left - edge / 6, right + edge / 6 + (edge + unanswered) * bool(unanswered)


def _bars(asked: Sequence[Answers], choice: str) -> dict[str, Any]:
    """One answer's bars: no to the left, partly in the middle, yes to the right."""
    counts = [getattr(one, choice) for one in asked]
    bases = {
        "no": [-one.partly / 2 - one.no for one in asked],
        "partly": [-one.partly / 2 for one in asked],
        "yes": [one.partly / 2 for one in asked],
    }
    return {
        "type": "bar",
        "orientation": "h",
        "x": counts,
        "base": bases[choice],
        "y": list(range(len(asked))),
        "text": [f"<b>{number(count)}</b>" if count else "" for count in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "hovertext": [_hover(one) for one in asked],
        "hoverinfo": "text",
        "marker": _marker(choice),
    }


def _marker(choice: str) -> dict[str, Any]:
    """Filled yes and partly, outlined no: the answers differ in more than colour."""
    if choice == "no":
        line = {"color": palette()["c4"], "width": 2}
        return {"color": palette()["paper"], "line": line}
    line = {"color": palette()["paper"], "width": 2}
    return {"color": palette()["c1" if choice == "yes" else "c2"], "line": line}


def _unanswered(asked: Sequence[Answers], end: float) -> list[dict[str, Any]]:
    """Dotted boxes at the right edge, as wide as the number who gave no answer."""
    half = _THICKNESS / _PITCH / 2
    return [
        {
            "type": "rect",
            "x0": end - one.none,
            "x1": end,
            "y0": place - half,
            "y1": place + half,
            "line": {"color": palette()["context"], "width": 2, "dash": "dot"},
            "label": {"text": number(one.none), "font": {"size": 14}},
        }
        for place, one in enumerate(asked)
        if one.none
    ]


def _questions(asked: Sequence[Answers]) -> list[dict[str, Any]]:
    left = {"xref": "paper", "x": 0, "xanchor": "left", "align": "left"}
    above = {"yanchor": "bottom", "yshift": _THICKNESS // 2, "showarrow": False}
    return [
        {"text": short(brief(one.question)), "y": place, **left, **above}
        for place, one in enumerate(asked)
    ]


def _key() -> str:
    """Name the answers in the order of the bars."""
    signs = {"no": ("□", "c4"), "partly": ("■", "c2"), "yes": ("■", "c1")}
    return key(
        (_answer(choice), f'<span style="color:{palette()[colour]}">{sign}</span>')
        for choice, (sign, colour) in (signs | {"none": ("┄", "context")}).items()
    )


def _above(one: Answers, named: str, top: int) -> dict[str, Any]:
    """The wave with its respondents, and below it the key."""
    wave = words.value("wave", one.wave)
    title = _("Survey: {wave}, n = {n}", wave=wave, n=number(one.base))
    quiet = {"color": palette()["ink2"]}
    place = {"xref": "paper", "x": 0, "yref": "paper", "y": 1, "yshift": top - 4}
    text = f"{title}<br>{named}"
    ends = {"xanchor": "left", "yanchor": "top", "align": "left", "showarrow": False}
    return {"text": text, "font": quiet, **place, **ends}


def _hover(one: Answers) -> str:
    whole = lines(words.label("question", one.question))
    counts = [
        f"{_answer(choice)}: {number(getattr(one, choice))}"
        for choice in ("yes", "partly", "no", "none")
    ]
    return "<br>".join([f"<b>{whole}</b>", *counts, f"n = {number(one.base)}"])


def _answer(choice: str) -> str:
    return words.value("choice", choice)
