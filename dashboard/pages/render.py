"""From an address to a whole page, or to its frame alone."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dashboard.editions.edition import NoEditionError
from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n
from dashboard.ground.access import Scope
from dashboard.ground.i18n import _
from dashboard.pages import data, jumps, municipality_list, page
from dashboard.pages.menu import find, menu
from dashboard.pages.page import Page
from dashboard.pages.parts import ids, notices, shell
from dashboard.pages.parts.card import pane
from dashboard.pages.parts.shell import Surroundings
from dashboard.pages.parts.slot import Slots, laying
from dashboard.reading.address import Address
from dashboard.reading.coverage import coverage
from dashboard.reading.view import View, in_force


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who looks at what."""

    address: Address
    scope: Scope


def open_page(reader: Reader, shelf: Shelf) -> tuple[Page, View]:
    """Return the page at an address and what is seen on it.

    LookupError where there is no such page, NoEditionError no such edition.
    """
    address = reader.address
    found = find(address.path)
    if not found:
        raise LookupError(address.path)
    asked, place = found
    shelf = shelf.seen_by(reader.scope)
    edition = shelf.edition(address.edition)
    with edition.definitions.in_force():
        # An address that names its period needs no other.
        period = (
            address.filters.period
            or asked.period
            or coverage(edition, reader.scope, place).period()
        )
    view = View(
        address=address,
        filters=in_force(address.filters, period, place),
        edition=edition,
        latest=shelf.current(),
        damaged=tuple(shelf.damaged()),
        scope=reader.scope,
        place=place,
        has_domains=asked.has_domains,
        has_numbers=asked.has_numbers,
    )
    return asked, view


@dataclass(frozen=True, kw_only=True)
class Laid:
    """A page that is laid out: its title, its frame, and the slots in it."""

    title: str
    frame: Markup
    slots: Slots


def whole(reader: Reader, shelf: Shelf) -> dict[str, Any]:
    """Return a page, or the notice in its stead, as assets/page.js puts it in place.

    `config` is what Plotly is told of the language.
    """
    with laid(reader, shelf) as page_:
        slots = page_.slots
        return {
            "title": page_.title,
            "language": reader.address.language,
            "frame": page_.frame,
            "parts": {id_: html.joined(make()) for id_, make in slots.parts.items()},
            "charts": {name: draw() for name, draw in slots.charts.items()},
            "config": i18n.plotly_locale(),
        }


def bare(reader: Reader, shelf: Shelf) -> tuple[str, Markup]:
    """Return the title and the frame of a page, with what needs no answer in it."""
    at_once = tuple(map(ids.part, (*shell.AT_ONCE, *page.AT_ONCE)))
    with laid(reader, shelf, at_once) as page_:
        return page_.title, page_.frame


def table(number: int, name: str, reader: Reader, shelf: Shelf) -> Markup | None:
    """Return the table of a card of a page; None where another edition is shown now.

    LookupError where the page has no such card for this reader.
    """
    asked, view = open_page(reader, shelf)
    if view.edition.manifest.number != number:
        return None
    with view.edition.definitions.in_force():
        for indicator in asked.cards:
            if indicator.name == name and view.shows(indicator):
                return pane(indicator, view)
    raise LookupError(name)


@contextmanager
def laid(reader: Reader, shelf: Shelf, at_once: tuple[str, ...] = ()) -> Iterator[Laid]:
    """Lay a page out; its slots are filled inside, by its edition's definitions."""
    with ExitStack() as stack:
        slots = stack.enter_context(laying(at_once))
        try:
            asked, view = open_page(reader, shelf)
        except NoEditionError:
            title, body = _("Nothing to show"), _without_edition(reader, shelf)
            around = _around(reader)
        except LookupError:
            title, body = _("There is no such page"), notices.not_found(reader.address)
            around = _around(reader)
        else:
            stack.enter_context(view.edition.definitions.in_force())
            title, body = asked.heading(view), html.joined(asked.body(view))
            around = _around_page(asked, view)
        yield Laid(title=title, frame=shell.shell(around, body), slots=slots)


def _without_edition(reader: Reader, shelf: Shelf) -> Markup:
    address = reader.address
    shelf = shelf.seen_by(reader.scope)
    published, shown = shelf.manifests(), shelf.shown()
    number = address.edition or (shown[-1] if shown else None)
    if number in shown and shelf.damage(number):
        body = notices.damaged(address)
    elif any(one.number == number for one in published):
        body = notices.other_version(address, data.anew(address))
    elif published:
        body = notices.no_such_edition(address)
    else:
        body = notices.nothing_published(data.first_steps(address))
    return body


def _around(reader: Reader) -> Surroundings:
    address = reader.address
    return Surroundings(
        address=address, menu=menu(), jumps=lambda: jumps.jumps(address)
    )


def _around_page(asked: Page, view: View) -> Surroundings:
    return Surroundings(
        address=view.address,
        contents=asked.contents(view),
        menu=menu(view),
        jumps=lambda: jumps.jumps(view.address, view),
        section=municipality_list.PATH if view.place else asked.path,
        edition=view.edition.manifest,
        latest=view.latest,
        damaged=view.damaged,
    )
