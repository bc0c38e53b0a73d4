"""A strip for each measure: every place a dot on its own scale, the middle marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.ground import html
from dashboard.ground.i18n import _
from dashboard.reading.kit.pieces.noted import numbers
from dashboard.reading.notes import Note, marks

_ROOM = 0.06
"""Left free at both ends, as a share of the scale."""
_NEAR = 0.018
"""Dots nearer than this to each other stand one above the other."""
_HIGHEST = 6


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One place: its value, in words too, where it leads, its interval, its notes."""

    name: str
    value: float
    text: str
    href: str = ""
    between: tuple[float, float] | None = None
    between_text: str = ""
    notes: Sequence[Note] = ()
    is_focus: bool = False

    @property
    def reach(self) -> tuple[float, ...]:
        """The ends of its interval, where that is drawn."""
        return (self.between or ()) if self.is_focus else ()

    @property
    def said(self) -> str:
        """Name, value, interval and the marks of its notes."""
        more = f" ({self.between_text})" if self.between_text else ""
        noted = f" {marks(self.notes)}" if self.notes else ""
        return f"{self.name}: {self.text}{more}{noted}"


@dataclass(frozen=True, kw_only=True)
class Strip:
    """A measure: what it is called, its dots, the middle and what it is called.

    Without `middle` there is none to be compared with. Beside the places in focus
    stands `more`, such as one of them without a value.
    """

    title: str
    dots: Sequence[Dot]
    middle: float | None
    middle_text: str
    ends: tuple[str, str]
    more: Sequence[html.Inside] = ()


def strips(found: Sequence[Strip]) -> Markup:
    """Draw the strips one below the other, and the key of their marks above."""
    dots = [dot for one in found for dot in one.dots]
    has_middle = any(one.middle is not None for one in found)
    key = _key(dots, has_middle=has_middle)
    return html.Div([key, *(_strip(one) for one in found)])


def _strip(one: Strip) -> Markup:
    scale = _Scale.of(one.dots)
    dots, levels = _dots(one, scale)
    # The mark of a note stands above its dot.
    levels += any(dot.notes for dot in one.dots)
    inside = [*_middle(one, scale), *_intervals(one, scale), *dots]
    # Arrows walk the dots and say them: assets/marks.js.
    walked = {"role": "group", "tabIndex": 0, "aria-label": one.title}
    room = {"--levels": str(levels)}
    given = {**walked, "style": room, "data-marks": "true"}
    drawn = html.Div(inside, className="tl-dots", **given)
    # Where all are equal their one number is told, not thrice.
    told = one.ends if scale.high > scale.low else ("", "")
    ends = [html.Span(end, className="tl-dots-end") for end in told]
    own = [html.B(dot.said) for dot in one.dots if dot.is_focus]
    beside = html.P(_joined([*own, *one.more]))
    head = html.Div([html.H4(one.title), beside], className="tl-dots-head")
    # Under its mark, as far as the ends leave room.
    share = scale.at(scale.low if one.middle is None else one.middle)
    sides = {"--before": f"{share:.2f}fr", "--after": f"{1 - share:.2f}fr"}
    named = html.Span(one.middle_text, className="tl-dots-mid")
    below = html.Div([ends[0], named, ends[1]], className="tl-dots-ends", style=sides)
    return html.Div([head, drawn, below], className="tl-dots-row")


def _joined(told: Sequence[html.Inside]) -> list[html.Inside]:
    pieces: list[html.Inside] = []
    for place, said in enumerate(told):
        pieces += ["; " if place else "", said]
    return pieces


@dataclass(frozen=True, kw_only=True)
class _Scale:
    """From the least value to the most, the interval of what is in focus included."""

    low: float
    high: float

    @classmethod
    def of(cls, dots: Sequence[Dot]) -> "_Scale":
        ends = [end for dot in dots for end in (dot.value, *dot.reach)]
        return cls(low=min(ends), high=max(ends))

    def at(self, value: float) -> float:
        """Where a value stands, from 0 to 1; in the middle where all are equal."""
        wide = self.high - self.low
        share = (value - self.low) / wide if wide else 0.5
        return _ROOM + (1 - 2 * _ROOM) * share


def _left(share: float) -> str:
    return f"{100 * share:.2f}%"


def _middle(one: Strip, scale: _Scale) -> list[Markup]:
    if one.middle is None:
        return []
    at = {"left": _left(scale.at(one.middle))}
    return [html.I(className="tl-dots-middle", style=at)]


def _intervals(one: Strip, scale: _Scale) -> list[Markup]:
    return [
        html.I(
            className="tl-dots-between",
            style={
                "left": _left(scale.at(dot.between[0])),
                "width": _left(scale.at(dot.between[1]) - scale.at(dot.between[0])),
            },
        )
        for dot in one.dots
        if dot.is_focus and dot.between
    ]


def _dots(one: Strip, scale: _Scale) -> tuple[list[Markup], int]:
    """Dots in the order of their values, near ones above each other, and how high."""
    drawn, highest, taken = [], 0, [-1.0] * _HIGHEST
    for dot in sorted(one.dots, key=lambda dot: (dot.value, dot.name)):
        at = scale.at(dot.value)
        free = (n for n, last in enumerate(taken) if at - last >= _NEAR)
        level = next(free, _HIGHEST - 1)
        taken[level] = at
        highest = max(highest, level)
        place = {"left": _left(at), "--level": str(level)}
        look = "tl-dot-of is-focus" if dot.is_focus else "tl-dot-of"
        mark = {"data-mark": dot.said, "title": dot.said}
        # One stop of the Tab key for the strip; arrows lead from dot to dot.
        drawn.append(
            html.A(
                href=dot.href,
                tabIndex=-1,
                className=look,
                style=place,
                **{"aria-label": dot.said, "data-inside": "true"},
                **numbers(dot.notes),
                **mark,
            )
        )
    return drawn, highest + 1


def _key(dots: Sequence[Dot], *, has_middle: bool) -> Markup:
    known = []
    if any(dot.is_focus for dot in dots):
        known.append(("is-focus", _("chosen")))
    if not all(dot.is_focus for dot in dots):
        known.append(("", _("a municipality")))
    if has_middle:
        known.append(("is-middle", _("median")))
    if any(dot.reach for dot in dots):
        known.append(
            ("is-between", _("95 % interval, where fewer than 30 are counted"))
        )
    items = [
        html.Li([html.I(className=f"tl-dots-key {look}"), text]) for look, text in known
    ]
    return html.Ul(items, className="tl-key")
