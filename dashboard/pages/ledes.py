"""The sentence under a page's title, from the same answers as its cards."""

from dashboard.ground.i18n import _, ngettext
from dashboard.pages.page import from_to
from dashboard.pages.parts.headline import Headline
from dashboard.pages.parts.numbers import headline, new_of_them
from dashboard.reading.columns.marks import PROTECTED
from dashboard.reading.cooperation.indicators import NO_INSTITUTION
from dashboard.reading.families.indicators import FAMILIES_BY_MUNICIPALITY, NO_FAMILY
from dashboard.reading.kit.sentences import listed
from dashboard.reading.kit.tables import words
from dashboard.reading.survey.indicators import SURVEY_BY_QUESTION
from dashboard.reading.view import View


def served(view: View) -> str:
    """How many families were served, and in how many municipalities."""
    n = headline(view)
    if n.families == 0:
        return _nothing_of(view) if n.is_empty else _(NO_FAMILY)
    return _(
        "From {first} to {last} mediators worked {families} {places}.",
        families=_families(n),
        places=ngettext(
            "in {n} municipality", "in {n} municipalities", n.municipalities
        ),
        **from_to(view),
    )


def served_and_new(view: View) -> str:
    """How many families were served, and how many of them for the first time."""
    n = headline(view)
    if n.families == 0:
        return _nothing_of(view) if n.is_empty else _(NO_FAMILY)
    if n.all_new or n.new is None:
        return _(
            "From {first} to {last} mediators worked {families}.",
            families=_families(n),
            **from_to(view),
        )
    return _(
        "From {first} to {last} mediators worked {families}, {new}.",
        families=_families(n),
        new=new_of_them(n.new),
        **from_to(view),
    )


def cooperation(view: View) -> str:
    """How often mediators cooperated, and with how many institutions."""
    n = headline(view)
    if n.times is None and n.institutions:
        return _(
            "From {first} to {last} mediators cooperated {institutions}.",
            institutions=_with_institutions(n.institutions),
            **from_to(view),
        )
    if not n.times:
        return _nothing_of(view) if n.is_empty else _(NO_INSTITUTION)
    return _(
        "From {first} to {last} mediators cooperated {times} {institutions}.",
        times=ngettext("{n} time", "{n} times", n.times),
        institutions=_with_institutions(n.institutions or 0),
        **from_to(view),
    )


def respondents(view: View) -> str:
    """How many people answered each of the surveys."""
    found = view.answer(SURVEY_BY_QUESTION)
    bases = {row["wave"]: row["base"] or 0 for row in found.totals}
    if not any(bases.values()):
        return _(found.notice) if found.notice else nothing()
    # Whoever answered twice is in both: waves are never added.
    told = [
        f"{ngettext('{n} respondent', '{n} respondents', n)}"
        f" ({words.label('wave', wave)})"
        for wave, n in bases.items()
        if n
    ]
    return _(
        "What municipal staff think of the mediators' work: {waves}.",
        waves=listed(told),
    )


def nothing() -> str:
    """Say that nothing matches."""
    return _("There are no data for this choice.")


def _nothing_of(view: View) -> str:
    """Say that nothing matches, or why it is not shown."""
    found = view.answer(FAMILIES_BY_MUNICIPALITY)
    if found.notice or found.absence:
        return FAMILIES_BY_MUNICIPALITY.nothing_of(found)
    return nothing()


def _with_institutions(n: int) -> str:
    return ngettext("with {n} institution", "with {n} institutions", n)


def _families(n: Headline) -> str:
    """With how many families, or what their protected number may be."""
    if n.families is not None:
        return ngettext("with {n} family", "with {n} families", n.families)
    within = n.within.get("families", "")
    if not within:
        return _("with a protected number of families {mark}", mark=PROTECTED.text)
    return ngettext(
        "with {within} family {mark}",
        "with {within} families {mark}",
        # The number that stands before the word says how it ends.
        int("".join(filter(str.isdecimal, within.rpartition("–")[2]))),
        within=within,
        mark=PROTECTED.text,
    )
