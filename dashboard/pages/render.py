"""From an address to a whole page, or to parts of it."""

from dataclasses import dataclass
from typing import Any

from dash.development.base_component import Component

from dashboard.editions.edition import NoEditionError
from dashboard.editions.shelf import Shelf
from dashboard.ground import html
from dashboard.ground.access import Scope
from dashboard.ground.i18n import _
from dashboard.pages import data, jumps, municipality_list, page
from dashboard.pages.menu import find, menu
from dashboard.pages.page import Page
from dashboard.pages.parts import card, notices, shell
from dashboard.pages.parts.ids import WHOLE_PAGE
from dashboard.pages.parts.shell import Surroundings
from dashboard.reading.address import Address
from dashboard.reading.catalogue import CARDS
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


def whole(reader: Reader, shelf: Shelf) -> tuple[str, list[Component]]:
    """Return the title and everything of a page, or of the notice in its stead."""
    try:
        asked, view = open_page(reader, shelf)
    except NoEditionError:
        return _("Nothing to show"), _without_edition(reader, shelf)
    except LookupError:
        body = notices.not_found(reader.address)
        return _("There is no such page"), shell.shell(_around(reader), body)
    with view.edition.definitions.in_force():
        around = _around_page(asked, view)
        return asked.heading(view), shell.shell(around, asked.body(view))


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What of a page is to be made anew: parts, as (part, of what), and charts."""

    parts: list[tuple[str, str]]
    charts: list[str]


def anew(wanted: Wanted, reader: Reader, shelf: Shelf) -> list[list[Any]] | None:
    """Return parts, figures and styles of graphs; None where there is no page."""
    try:
        asked, view = open_page(reader, shelf)
    except LookupError:
        return None
    with view.edition.definitions.in_force():
        return _anew(wanted, asked, view)


def _anew(wanted: Wanted, asked: Page, view: View) -> list[list[Any]]:
    of_page = page.fill(asked, view) | shell.fill(_around_page(asked, view))
    makers = {WHOLE_PAGE: of_page} | {
        of: card.fill(CARDS[of], view)
        for of in {of for _piece, of in wanted.parts} - {WHOLE_PAGE}
    }
    drawn = [card.draw(CARDS[chart], view) for chart in wanted.charts]
    return [
        [html.joined(makers[of][piece]()) for piece, of in wanted.parts],
        [figure for figure, _style in drawn],
        [style for _figure, style in drawn],
    ]


def is_part(part: Any, of: Any) -> bool:
    """Whether there is such a part of such a thing."""
    if of == WHOLE_PAGE:
        return part in (*page.PARTS, *shell.PARTS)
    return of in CARDS and part in card.PARTS


def _without_edition(reader: Reader, shelf: Shelf) -> list[Component]:
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
    return shell.shell(_around(reader), body)


def _around(reader: Reader) -> Surroundings:
    address = reader.address
    return Surroundings(address=address, menu=menu(), jumps=jumps.jumps(address))


def _around_page(asked: Page, view: View) -> Surroundings:
    return Surroundings(
        address=view.address,
        contents=asked.contents(view),
        menu=menu(view),
        jumps=jumps.jumps(view.address, view),
        section=municipality_list.PATH if view.place else asked.path,
        edition=view.edition.manifest,
        latest=view.latest,
        damaged=view.damaged,
    )
