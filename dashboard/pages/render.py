"""From an address to a whole page, or to one part of it."""

from dataclasses import dataclass
from typing import Any

from dash.development.base_component import Component

from dashboard.access import Scope
from dashboard.address import Address
from dashboard.components import card, notices
from dashboard.components.shell import Surroundings, shell
from dashboard.editions import NoEditionError, Shelf
from dashboard.i18n import _
from dashboard.ids import WHOLE_PAGE
from dashboard.pages import INDICATORS, PAGES, find, municipality, page
from dashboard.pages.page import Page
from dashboard.view import View, default_period, in_force


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
    edition = shelf.edition(address.edition)
    period = asked.period or default_period(edition)
    view = View(
        address=address,
        filters=in_force(address.filters, period, place),
        edition=edition,
        latest=shelf.current(),
        scope=reader.scope,
        place=place,
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
        return _("There is no such page"), shell(_around(reader), body)
    section = municipality.LIST_PATH if view.place else asked.path
    around = _around(reader, view, section)
    return asked.heading(view), shell(around, asked.body(view))


def parts(
    wanted: list[tuple[str, str]], reader: Reader, shelf: Shelf
) -> list[Any] | None:
    """Return the parts named, as (part, of what); None where there is no page."""
    try:
        asked, view = open_page(reader, shelf)
    except LookupError:
        return None
    makers = {
        of: card.fill(INDICATORS[of], view)
        for of in {of for _part, of in wanted} - {WHOLE_PAGE}
    }
    return [
        page.fill(part, asked, view) if of == WHOLE_PAGE else makers[of][part]()
        for part, of in wanted
    ]


def is_part(part: Any, of: Any) -> bool:
    """Whether there is such a part of such a thing."""
    if of == WHOLE_PAGE:
        return part in page.PARTS
    return of in INDICATORS and part in card.PARTS


def _without_edition(reader: Reader, shelf: Shelf) -> list[Component]:
    if reader.address.edition and shelf.manifests():
        return shell(_around(reader), notices.no_such_edition(reader.address))
    return shell(_around(reader), notices.nothing_published())


def _around(
    reader: Reader, view: View | None = None, section: str = ""
) -> Surroundings:
    return Surroundings(
        address=reader.address,
        menu=[(page.path, _(page.title)) for page in PAGES],
        section=section,
        edition=view.edition.manifest if view else None,
        latest=view.latest if view else None,
    )
