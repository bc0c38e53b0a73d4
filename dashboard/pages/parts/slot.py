"""Where a page meets its numbers: empty elements of its frame, and what fills them.

A frame is a page without anything that must be asked for: it goes out first, and
assets/page.js puts what comes later in its places. Only what differs from before is put
there anew, so nothing blinks and a browser does no work for what stayed.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from dashboard.ground import html
from dashboard.reading.answer import Figure

Make = Callable[[], html.Inside]


@dataclass(frozen=True, kw_only=True)
class Slots:
    """The slots of one page, by their ids, and charts by the names of their cards.

    What is to be there `at_once` stands in the frame itself.
    """

    at_once: Collection[str] = ()
    parts: dict[str, Make] = field(default_factory=dict)
    charts: dict[str, Callable[[], Figure]] = field(default_factory=dict)


_laid = ContextVar[Slots]("slots")


@contextmanager
def laying(at_once: Collection[str] = ()) -> Iterator[Slots]:
    """Collect the slots of the page that is laid out inside."""
    slots = Slots(at_once=at_once)
    token = _laid.set(slots)
    try:
        yield slots
    finally:
        _laid.reset(token)


def slot(make: Make, element: str = "Div", *, id_: str, **look: Any) -> Markup:
    """Return an element, by its name, that is filled with what is made."""
    slots = _laid.get()
    slots.parts[id_] = make
    inside = make() if id_ in slots.at_once else None
    written: Markup = getattr(html, element)(
        inside, id=id_, **look, **{"data-slot": True}
    )
    return written


def chart(name: str, draw: Callable[[], Figure]) -> Markup:
    """Return the place of a card's chart, which Plotly draws in."""
    _laid.get().charts[name] = draw
    return html.Div(className="tl-chart", **{"data-chart": name})
