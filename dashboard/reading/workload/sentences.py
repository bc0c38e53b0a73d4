"""Sentences about the workload, which compare without ranking."""

from dashboard.ground import i18n, reference
from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.kit.sentences import Sentence, fragments, listed, name
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.others import by_name, in_focus, others
from dashboard.reading.rows import Row, is_hidden
from dashboard.reading.workload.stretches import stretches

_MONTHLY, _HOURLY = "interactions_a_post_month", "hours_a_paid_hour"


def a_post_month(answer: Answer) -> Sentence:
    """Entries per post-month: the range, and who is too small to compare."""
    return _spread(
        answer,
        _MONTHLY,
        {
            "many": _("Entries per post-month: from **{low}** to **{high}**."),
            "one": _("{place}: **{n}** entries per post-month."),
            "rest": _("In the others {low} to {high}, median {middle}."),
        },
    )


def a_paid_hour(answer: Answer) -> Sentence:
    """Hours written down per paid hour: the range, and who is too small."""
    return _spread(
        answer,
        _HOURLY,
        {
            "many": _("Share of paid time recorded: from **{low}** to **{high}**."),
            "one": _("{place}: share of paid time recorded – **{n}**."),
            "rest": _("In the others {low} to {high}, median {middle}."),
        },
    )


def raw_counts(answer: Answer) -> Sentence:
    """Why raw counts are not for comparing."""
    if not answer.table:
        return []
    return fragments(
        _("A post filled for longer has more entries; compare by the rates above.")
    )


def context(answer: Answer) -> Sentence:
    """Why a figure of a municipality is one employee's."""
    if not answer.table:
        return []
    return fragments(
        _(
            "With one post in each municipality, a municipality's number is the work of"
            " one person under different conditions."
        )
    )


def posts_by_municipality(answer: Answer) -> Sentence:
    """Since or until when there has been a mediator, and whether with breaks."""
    found = stretches(answer.rows)
    if not found:
        return []
    begun, latest = i18n.day(found[0].first), found[-1]
    if latest.reaches(answer.edition.extent.last):
        since = i18n.day(latest.first)
        said = _("There has been a mediator since **{day}**.", day=since)
        earlier = _("Before that, since {day}, with breaks.", day=begun)
    else:
        until = i18n.day(latest.last) if latest.last else ""
        said = _("There was a mediator until **{day}**.", day=until)
        earlier = _("The first began on {day}; there were breaks.", day=begun)
    return fragments(said, earlier if len(found) > 1 else "")


def _spread(answer: Answer, column: str, said: dict[str, str]) -> Sentence:
    found = by_name(answer.parts)
    values = {row["municipality"]: row[column] for row in found}
    known = [value for value in values.values() if value is not None]
    if not known:
        return fragments(_few(found), _unreported(found))
    focus = {*values} if len(values) == 1 else in_focus(answer) & values.keys()
    if len(focus) == 1:
        (place,) = focus
        told = _one(values, place, column, said)
        return fragments(*told, _few(found), _unreported(found))
    low, high = (words.value(column, end(known)) for end in (min, max))
    many = said["many"].format(low=low, high=high) if len(known) > 1 else ""
    return fragments(many, _few(found), _unreported(found))


def _one(
    values: dict[str, float | None], place: str, column: str, said: dict[str, str]
) -> tuple[str, ...]:
    own, rest = values[place], others(values, place)
    if own is None:
        return ()
    here = name(reference.municipality_name(place))
    first = said["one"].format(place=here, n=words.value(column, own))
    if rest is None:
        return (first,)
    numbers = {
        n: words.value(column, getattr(rest, n)) for n in ("low", "high", "middle")
    }
    return first, said["rest"].format(**numbers)


def _few(found: list[Row]) -> str:
    places = [
        name(reference.municipality_name(row["municipality"]))
        for row in found
        if row["too_few"] and not _is_unreported(row)
    ]
    return _("Too few to compare: {places}.", places=listed(places)) if places else ""


def _unreported(found: list[Row]) -> str:
    places = [
        name(reference.municipality_name(row["municipality"]))
        for row in found
        if _is_unreported(row)
    ]
    return _("Not reported: {places}.", places=listed(places)) if places else ""


def _is_unreported(row: Row) -> bool:
    return row["families"] is None and not is_hidden(row, "families")
