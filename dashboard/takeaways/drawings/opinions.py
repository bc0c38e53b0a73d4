"""Drawings of the survey: unit squares, and bars about the middle answer."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.ground import i18n
from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.columns.columns import CHOICE
from dashboard.reading.kit.tables import words
from dashboard.reading.published.tables import answer_of, together
from dashboard.reading.rows import Row
from dashboard.reading.survey.tables import (
    Answers,
    answers_of,
    brief,
    waves,
    yes_no_questions,
)
from dashboard.takeaways.drawings.drawing import (
    HEIGHT,
    WIDTH,
    Chart,
    Mark,
    Scene,
    Series,
    Style,
)

_COLOURS = {"yes": "c1", "partly": "c2", "no": "c4", "none": "context"}
_LOOKS = {"yes": "filled", "partly": "outlined", "no": "outlined", "none": "dotted"}
_SHARE, _PITCH, _WORDS, _SPACE, _LINE = 0.82, 0.6, 4.0, 0.25, 0.45
"""Of a pitch the square takes a share; the rest in inches."""

_MOST_A_LINE = 15


def questions(answer: Answer) -> Chart:
    """Bars about the middle of the middle answer, a question a row."""
    asked = yes_no_questions(answer)
    left = max((one.no + one.partly / 2 for one in asked), default=0)
    held = Series(
        name=" ",
        values=tuple(left - one.no - one.partly / 2 for one in asked),
        style="unseen",
    )
    given = tuple(
        Series(
            name=words.value("choice", choice),
            values=tuple(getattr(one, choice) or None for one in asked),
            colour=_COLOURS[choice],
            style=style,
        )
        for choice, style in _STYLES
        if choice != "none" or any(one.none for one in asked)
    )
    of = asked[0] if asked else None
    return Chart(
        shape="stacks",
        labels=tuple(brief(one.question) for one in asked),
        series=(held, *given),
        note=_survey(of.wave, of.base) if of else "",
    )


_STYLES: tuple[tuple[str, Style], ...] = (
    ("no", "outlined"),
    ("partly", "filled"),
    ("yes", "filled"),
    ("none", "dotted"),
)


def question(answer: Answer, code: str) -> Scene:
    """Unit squares of one question in the latest survey, one square a respondent."""
    asked = [row for row in answer.rows if not code or row["question"] == code]
    if not asked:
        return Scene(marks=())
    wave = waves(asked)[-1]
    latest = next(row for row in asked if row["wave"] == wave)
    one: Answers = answers_of(latest)
    groups = [
        _Group(choice, str(i18n.number(n)), n)
        for choice, n in one.counts
        if n or choice != "none"
    ]
    return Scene(marks=_squares(groups), note=_survey(one.wave, one.base))


def published(answer: Answer) -> Scene:
    """Unit squares of published answers; what is certain only as a range is dotted."""
    found = sorted(together(answer), key=lambda row: CHOICE.rank(answer_of(row)))
    return Scene(marks=_squares([_published(row) for row in found]))


class _Group:
    """The squares of one answer, those that may be there among them."""

    def __init__(self, choice: str, figure: str, certain: int, possible: int = 0):
        self.choice, self.figure = choice, figure
        self.certain, self.possible = certain, possible

    @property
    def count(self) -> int:
        return self.certain + self.possible


def _published(row: Row) -> _Group:
    low = row["low"] or 0 if row["value"] is None else row["value"]
    high = row["high"] or low if row["value"] is None else low
    return _Group(answer_of(row), words.published(row), low, high - low)


def _squares(groups: Sequence[_Group]) -> tuple[Mark, ...]:
    """An answer a row: its words at the left, its squares beside them."""
    a_line = max((one.count for one in groups), default=0)
    a_line = min(max(a_line, 1), _MOST_A_LINE)
    heights = [max(-(-one.count // a_line), 1) for one in groups]
    room = HEIGHT - _SPACE * len(groups)
    pitch = min((WIDTH - _WORDS) / a_line, room / max(sum(heights), 1), _PITCH)
    marks: list[Mark] = []
    top = 0.0
    for one, lines in zip(groups, heights, strict=True):
        marks.append(_label(one, top, max(pitch, _LINE)))
        for place in range(one.count):
            left = _WORDS + place % a_line * pitch
            at = left, top + place // a_line * pitch
            marks += _square(one, place, at, pitch * _SHARE)
        top += max(lines * pitch, _LINE) + _SPACE
    return tuple(marks)


def _label(one: _Group, top: float, height: float) -> Mark:
    word = words.value("choice", one.choice).lower()
    return Mark(
        key=one.choice,
        left=0,
        top=top,
        width=_WORDS - 0.2,
        height=height,
        text=f"{one.figure} {word}",
        size=22,
        is_bold=True,
    )


def _square(
    one: _Group, place: int, at: tuple[float, float], side: float
) -> list[Mark]:
    """A square; of the middle answer the lower half is filled."""
    certain = place < one.certain
    whole = Mark(
        key=f"{one.choice}-{place + 1}",
        left=at[0],
        top=at[1],
        width=side,
        height=side,
        shape="box",
        look=_LOOKS[one.choice] if certain else "dotted",
        colour=_COLOURS[one.choice] if certain else "context",
    )
    if not certain or one.choice != "partly":
        return [whole]
    half = replace(
        whole,
        key=f"{whole.key}-half",
        top=at[1] + side / 2,
        height=side / 2,
        look="filled",
    )
    return [whole, half]


def _survey(wave: str, base: int) -> str:
    return _("Survey: {wave}, n = {n}", wave=words.value("wave", wave), n=base)
