"""What a reader can jump to: every page, municipality and card, in their words."""

from collections.abc import Iterator, Sequence

from dashboard.ground import place_groups, reference
from dashboard.ground.i18n import _
from dashboard.pages import municipality
from dashboard.pages.menu import find, open_to
from dashboard.pages.page import Page
from dashboard.pages.parts.palette import Jump, Jumps
from dashboard.reading.address import Address
from dashboard.reading.kit.tables import words
from dashboard.reading.view import View


def jumps(address: Address, view: View | None = None) -> list[Jumps]:
    """Return the groups of the palette; links keep the filters their page has.

    Pages and cards that have nothing for the reader are left out.

    Municipalities are those of today, and of the former ones those taking part.
    """
    pages, whole = open_to(view), view.whole if view else None
    taking_part = view.taking_part() if view else ()
    return [
        Jumps(title=_("Pages"), jumps=[_to_page(page, address) for page in pages]),
        Jumps(title=_("Municipalities"), jumps=list(_places(address, taking_part))),
        Jumps(title=_("Indicators"), jumps=list(_cards(address, pages, whole))),
    ]


def _to_page(page: Page, address: Address) -> Jump:
    return Jump(label=_(page.title), href=_kept(page, address).href)


def _places(address: Address, taking_part: Sequence[str]) -> Iterator[Jump]:
    names = words.places({*reference.tiles(), *taking_part})
    for code in place_groups.by_name(set(names)):
        there = address.but(path=f"{municipality.PAGE.path}{code}")
        yield Jump(label=names[code], href=_kept(municipality.PAGE, there).href)


def _cards(
    address: Address, pages: Sequence[Page], view: View | None
) -> Iterator[Jump]:
    """Each card once: on the page that is open, if it is there, else on the first."""
    found = find(address.path)
    here = [(found[0], address)] if found else []
    others = [(page, _kept(page, address)) for page in pages]
    seen = set()
    for page, there in (*here, *others):
        hint = _(page.title) if page is not municipality.PAGE else ""
        for section in page.sections:
            for indicator in section.cards:
                is_shown = view is None or view.shows(indicator)
                if indicator.name in seen or not is_shown:
                    continue
                seen.add(indicator.name)
                anchor = f"{there.href}#title-{indicator.name}"
                yield Jump(label=indicator.heading, hint=hint, href=anchor)


def _kept(page: Page, address: Address) -> Address:
    """The address of a page, with those filters in force that mean anything to it."""
    filters = address.filters
    if page is municipality.PAGE:
        return address.but(filters=filters.but(municipalities=()))
    if not page.has_domains:
        filters = filters.widened
    return address.but(path=page.path, filters=filters)
