"""Sentences about the work and its partners: how often, how broad, what is missing."""

from collections import Counter

from dashboard.ground import i18n, reference
from dashboard.ground.i18n import _, ngettext
from dashboard.reading.answer import Answer
from dashboard.reading.kit.sentences import (
    Sentence,
    counted,
    fragments,
    leaders,
    listed,
)
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import known

INDIRECT = "indirect"


def interactions_by_kind(answer: Answer) -> Sentence:
    """How many records of direct work; indirect work is named and not added."""
    found = {row["kind"]: row["interactions"] for row in answer.totals}
    if not found:
        return []
    # A record has one kind, so unlike families, records of several kinds add up.
    direct = sum(n for kind, n in found.items() if kind != INDIRECT)
    indirect = _(
        "Indirect work stands apart: {n}.", n=i18n.number(found.get(INDIRECT, 0))
    )
    return fragments(
        ngettext(
            "The log holds **{n} entry** of work with families and institutions.",
            "The log holds **{n} entries** of work with families and institutions.",
            direct,
        ),
        indirect if INDIRECT in found else "",
    )


def cooperation_by_institution(answer: Answer) -> Sentence:
    """With how many institutions, and with which the most often."""
    found = answer.rows
    if not found:
        return []
    times = known(found, "times")
    most = leaders([(row["institution"], row["times"]) for row in times])
    names = listed([counted(*one) for one in most])
    return fragments(
        ngettext(
            "Mediators worked with **{n} institution**.",
            "Mediators worked with **{n} institutions**.",
            len(found),
        ),
        _("Most often: {names}.", names=names) if names and len(found) > 1 else "",
    )


def frequent_kinds(kinds: str, n: int) -> str:
    """The kinds of institution that took part the most often."""
    return ngettext(
        "Most frequent kind of institution: {kinds}.",
        "Most frequent kinds of institution: {kinds}.",
        n,
        kinds=kinds,
    )


def frequent_roles(roles: str, n: int) -> str:
    """The roles contacted the most often."""
    return ngettext(
        "Role contacted the most often: {roles}.",
        "Roles contacted the most often: {roles}.",
        n,
        roles=roles,
    )


def cooperation_by_domain(answer: Answer) -> Sentence:
    """The most frequent pair of a domain and a kind of institution."""
    found = sorted(answer.totals, key=lambda row: -row["times"])
    pairs = [
        (
            f"{words.label('domain', row['domain'])} – "
            f"{words.label('kind', row['kind'])}",
            row["times"],
        )
        for row in found
    ]
    most = listed([f"**{counted(*pair)}**" for pair in leaders(pairs)])
    return fragments(_("Most frequent: {pairs}.", pairs=most) if most else "")


def repeat_cooperation(answer: Answer) -> Sentence:
    """With how many institutions mediators met more than once."""
    found = {row["contact_days"]: row["institutions"] for row in answer.totals}
    whole = sum(found.values())
    again = whole - found.get("1", 0)
    if not whole:
        return []
    if not again:
        return fragments(_("Mediators met no institution on more than one day."))
    return fragments(
        ngettext(
            "Of {n} institution mediators met **{part}** on more than one day.",
            "Of {n} institutions mediators met **{part}** on more than one day.",
            whole,
            part=i18n.number(again),
        )
    )


_MANY = 4
"""So many kinds can be read out in a sentence; more are listed below it."""


def cooperation_gaps(answer: Answer) -> Sentence:
    """The kinds that the most municipalities were not in touch with."""
    missing = Counter(row["kind"] for row in answer.rows)
    if not missing:
        return []
    ranked = [(words.label("kind", kind), n) for kind, n in missing.items()]
    places = len({row["municipality"] for row in answer.rows})
    if places == 1 and len(ranked) > _MANY:
        return fragments(
            _(
                "**{n} of {of}** expected kinds of institution were not contacted.",
                n=i18n.number(len(ranked)),
                of=i18n.number(len(reference.listed("expected_kinds"))),
            )
        )
    if places == 1:
        kinds = listed([f"**{label}**" for label, _n in ranked])
        return fragments(_("Expected but not contacted: {kinds}.", kinds=kinds))
    names = listed([counted(*one) for one in leaders(ranked)])
    return fragments(
        ngettext(
            "Some expected kinds were never contacted in **{n} municipality**.",
            "Some expected kinds were never contacted in **{n} municipalities**.",
            places,
        ),
        _("Most often missing: {kinds}.", kinds=names) if names else "",
    )


def cooperation_breadth(answer: Answer) -> Sentence:
    """With how many of the institutions there are, and of how many kinds."""
    total = answer.totals
    if not total:
        return []
    numbers = {name: i18n.number(total[0][name]) for name in _BREADTH}
    return fragments(
        _(
            "Mediators worked with **{institutions} of {of_institutions}** institutions"
            " and with {kinds} of {of_kinds} kinds.",
            **numbers,
        )
    )


_BREADTH = ("institutions", "of_institutions", "kinds", "of_kinds")


def cooperation_completeness(answer: Answer) -> Sentence:
    """How many records name both institution and role."""
    total = answer.totals
    if not total:
        return []
    n, part = total[0]["records"], total[0]["complete"]
    return fragments(
        ngettext(
            "**{part} of {n} entry** names both institution and role contacted.",
            "**{part} of {n} entries** name both institution and role contacted.",
            n,
            part=i18n.number(part),
        )
    )


def incomplete_records(answer: Answer) -> Sentence:
    """How many records there are to mend."""
    found = answer.rows
    if not found:
        return []
    return fragments(
        ngettext("**{n} entry** to mend.", "**{n} entries** to mend.", len(found))
    )
