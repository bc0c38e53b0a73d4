"""What a reader can jump to: pages, places, cards, periods, institutions."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from dashboard.editions.filters import Filters
from dashboard.ground import i18n, periods, place_groups, reference
from dashboard.ground.i18n import _
from dashboard.pages import cooperation, municipality
from dashboard.pages.menu import find, open_to
from dashboard.pages.page import Page
from dashboard.pages.parts.palette import Jump, Jumps
from dashboard.reading.address import Address
from dashboard.reading.cooperation.indicators import COOPERATION_BY_INSTITUTION
from dashboard.reading.kit.tables import words
from dashboard.reading.view import View

_MOST = 500
"""Institutions in the palette, which comes with every page."""


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
        *([] if view is None else _of_data(address, view)),
    ]


def _of_data(address: Address, view: View) -> list[Jumps]:
    """What there is to jump to once something is published."""
    domains = _domains(address) if view.is_exact and view.has_domains else ()
    return [
        Jumps(title=_("Periods"), jumps=list(_periods(address, view))),
        Jumps(title=_("Domains"), jumps=list(domains)),
        Jumps(title=_("Institutions"), jumps=list(_institutions(address, view))),
    ]


def _periods(address: Address, view: View) -> Iterator[Jump]:
    """Phases and years with entries, on the page that is open."""
    months = view.coverage.months()
    years = sorted({month.year for month in months.reported}, reverse=True)
    phases = [f"phase:{code}" for code in reversed(reference.phases())]
    for period in (*phases, *map(str, years)):
        if months.is_empty(periods.window(period, months.extent)):
            continue
        yield Jump(
            label=words.capital(periods.label(period)),
            href=address.filtered(period=period),
            words=_otherwise(partial(periods.label, period)),
        )


def _domains(address: Address) -> Iterator[Jump]:
    for code, domain in reference.vocabulary("domains").items():
        yield Jump(
            label=words.capital(domain.label),
            href=address.filtered(domain=code),
            words=" ".join([domain.lv, domain.en, *domain.aliases]),
        )


def _institutions(address: Address, view: View) -> Iterator[Jump]:
    """Those cooperated with ever, by their names: the card of all, for all the data."""
    if not view.shows(COOPERATION_BY_INSTITUTION):
        return
    found = view.whole.answer(COOPERATION_BY_INSTITUTION).rows
    kinds = reference.vocabulary("institution_kinds")
    filters = Filters(period="all")
    there = address.but(path=cooperation.PAGE.path, filters=filters).href
    # In the order of their names: theirs by a count tells of the counts.
    found.sort(key=lambda row: i18n.alphabetical(row["institution"]))
    for row in found[:_MOST]:
        kind = kinds.get(row["kind"])
        other = [kind.lv, kind.en, *kind.aliases] if kind else []
        yield Jump(
            label=row["institution"],
            hint=kind.label if kind else "",
            href=f"{there}#title-{COOPERATION_BY_INSTITUTION.name}",
            words=" ".join(other),
        )


def _otherwise(said: Callable[[], str]) -> str:
    """The same in the other language, by which it is found too."""
    return " ".join(i18n.in_every_language(said).values())


def _to_page(page: Page, address: Address) -> Jump:
    return Jump(
        label=_(page.title),
        href=_kept(page, address).href,
        words=_otherwise(partial(_, page.title)),
    )


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
    on_a_place = {c.name for part in municipality.PAGE.sections for c in part.cards}
    for page, there in (*here, *others):
        hint = _(page.title) if page is not municipality.PAGE else ""
        for section in page.sections:
            for indicator in section.cards:
                is_shown = view is None or view.shows(indicator)
                if indicator.name in seen or not is_shown:
                    continue
                seen.add(indicator.name)
                anchor = f"{there.href}#title-{indicator.name}"
                own = indicator.name in on_a_place
                yield Jump(
                    label=indicator.heading,
                    hint=hint,
                    href=anchor,
                    words=_otherwise(
                        partial(_, indicator.card_title or indicator.title)
                    ),
                    card=f"#title-{indicator.name}" if own else "",
                )


def _kept(page: Page, address: Address) -> Address:
    """The address of a page, with those filters in force that mean anything to it."""
    filters = address.filters
    if page is municipality.PAGE:
        return address.but(filters=filters.but(municipalities=()))
    if not page.has_domains:
        filters = filters.widened
    return address.but(path=page.path, filters=filters)
