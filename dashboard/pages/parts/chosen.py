"""What the programme has chosen to show outside, of one edition, in plain words."""

from collections.abc import Iterator

from dashboard.editions.edition import Edition
from dashboard.editions.manifest import Outside
from dashboard.editions.released import EVERY
from dashboard.ground import place_groups, reference
from dashboard.ground.i18n import N_, _

_KINDS = {
    "month": N_("months"),
    "quarter": N_("quarters"),
    "half": N_("half-years"),
    "year": N_("years"),
    "phase": N_("phases"),
    "all": N_("all the data"),
}


def chosen(edition: Edition) -> list[str]:
    """Return a sentence for each choice; none where all is shown that may be."""
    about = edition.outside.manifest.outside if edition.outside else None
    return [*_said(about)] if about else []


def _said(about: Outside) -> Iterator[str]:
    if about.periods is not None and len(about.periods) < len(EVERY):
        kinds = ", ".join(_(_KINDS[kind]) for kind in about.periods)
        yield _("Of periods, only these are shown outside: {kinds}.", kinds=kinds)
    yield from _about(about.domains)
    yield from _in(about.places)
    if about.coalition > 1:
        yield _(
            "What is hidden stays hidden also from two municipalities that put their"
            " own numbers together."
        )


def _about(domains: tuple[str, ...] | None) -> Iterator[str]:
    if domains:
        known = reference.vocabulary("domains")
        names = ", ".join(known[code].label for code in domains if code in known)
        yield _("Of domains, only these are shown outside: {names}.", names=names)
    elif domains is not None:
        yield _("Nothing is shown outside by domain.")


def _in(places: tuple[str, ...] | None) -> Iterator[str]:
    if places:
        codes = place_groups.by_name({*places})
        names = ", ".join(map(reference.municipality_name, codes))
        yield _("By itself, only this is shown outside: {names}.", names=names)
    elif places is not None:
        yield _("Outside, municipalities are shown all together only.")
