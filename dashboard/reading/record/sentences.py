"""Sentences about the record: what came in, and how complete it is."""

from dashboard.ground import i18n, reference
from dashboard.ground.i18n import _, ngettext
from dashboard.reading.answer import Answer
from dashboard.reading.kit.sentences import (
    Sentence,
    fragments,
    in_month,
    listed,
    name,
)
from dashboard.reading.kit.tables import words

_NAMED = 4


def reporting_by_month(answer: Answer) -> Sentence:
    """How many reports came in on time, of how many; whose of when are missing."""
    due = [row for row in answer.rows if row["state"] != "open"]
    if not due:
        return []
    on_time = sum(row["state"] == "on_time" for row in due)
    missing = [row for row in due if row["state"] == "missing"]
    names = words.places(row["municipality"] for row in missing)
    whose = [
        f"{name(names[row['municipality']])} ({i18n.month(row['month'])})"
        for row in missing
    ]
    return fragments(
        _(
            "**{on_time} of {due}** monthly reports came in on time.",
            on_time=i18n.number(on_time),
            due=i18n.number(len(due)),
        ),
        _("Missing: {places}.", places=listed(whose))
        if 0 < len(whose) <= _NAMED
        else "",
    )


def missing_reports(answer: Answer) -> Sentence:
    """Which posts have not reported the latest month, of how many."""
    found = answer.rows
    if not found:
        return []
    when = words.capital(in_month(found[0]["month"]))
    missing = [row for row in found if not row["entries"]]
    if not missing:
        return fragments(
            ngettext(
                "{when}: no report is missing (**{n} post**).",
                "{when}: no report is missing (**{n} posts**).",
                len(found),
                when=when,
            )
        )
    names = sorted(
        {reference.municipality_name(row["municipality"]) for row in missing},
        key=i18n.alphabetical,
    )
    return fragments(
        ngettext(
            "{when}: **{missing} of {n}** report is missing: {names}.",
            "{when}: **{missing} of {n}** reports are missing: {names}.",
            len(found),
            when=when,
            missing=i18n.number(len(missing)),
            names=listed(names),
        )
    )


def record_quality(answer: Answer) -> Sentence:
    """How many entries of work with institutions are complete, and what is doubted."""
    total = answer.totals
    if not total:
        return []
    (whole,) = total
    doubted = whole["duplicates_suspected"]
    complete = _(
        "**{complete} of {asked}** entries of work with an institution name both the"
        " institution and the role contacted.",
        complete=i18n.number(whole["with_role"]),
        asked=i18n.number(whole["with_institution"]),
    )
    repeated = ngettext(
        "{n} entry may be a repetition.", "{n} entries may be repetitions.", doubted
    )
    return fragments(
        complete if whole["with_institution"] else "", repeated if doubted else ""
    )


def unusual_months(answer: Answer) -> Sentence:
    """How many months stand out against the post's own."""
    found = answer.rows
    if not found:
        return []
    return fragments(
        ngettext(
            "**{n} month** has far more or far fewer entries than the post's others.",
            "**{n} months** have far more or far fewer entries than the post's others.",
            len(found),
        )
    )
