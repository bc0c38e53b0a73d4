"""Drawings with an axis of names: ranked bars, parts of a whole, pairs."""

from collections.abc import Sequence

from dashboard.ground import i18n
from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.columns.marks import NOT_REPORTED, PROTECTED, PROVISIONAL
from dashboard.reading.families.outcomes import OFF, ladders
from dashboard.reading.kit.charts.ranked import Ranked
from dashboard.reading.kit.sentences.aims import goal_behind
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.others import in_focus
from dashboard.reading.kit.tables.protected import number
from dashboard.reading.rows import TOTAL, Row, by_size, is_hidden, known
from dashboard.takeaways.drawings.drawing import Chart, Series

_LONGEST = 66
"""Letters of a name that stands in one line beside its bar."""

MOST = 10
"""Bars that a slide has room for, each with words that are read from the back row."""

_MOST_PAIRS = 6
"""Pairs of bars, each with a number of its own beside it."""

_TURNOVER = {"new": "c1", "continuing": "c2", "returning": "c3"}
_LADDER = {"solved": "c1", "in_progress": "c2", "referred": "c3"}


def ranked(form: Ranked, answer: Answer) -> Chart:
    """Bars by any column, as the card has them: the longest first, or by a scale."""
    found = form.rows(answer)
    names = form.names(found, answer)
    shown = found[: min(form.most or MOST, MOST)]
    codes = in_focus(answer) if form.by == "municipality" else frozenset()
    return Chart(
        shape="bars",
        labels=tuple(
            labelled(brief(names[row[form.by]]), row, form.count)
            + (answer.marks_of(row[form.by]) if form.by == "municipality" else "")
            for row in shown
        ),
        series=(_series(answer, form.count, shown),),
        focus=frozenset(i for i, row in enumerate(shown) if row[form.by] in codes),
        note=more(len(found) - len(shown)),
    )


def institutions(answer: Answer) -> Chart:
    """The institutions met most often; nothing where nobody is told how often."""
    found = sorted(
        known(answer.rows, "times"),
        key=lambda row: (-row["times"], i18n.alphabetical(row["institution"])),
    )
    shown = found[:MOST]
    return Chart(
        shape="bars",
        labels=tuple(brief(str(row["institution"])) for row in shown),
        series=(_series(answer, "times", shown),),
        note=more(len(answer.rows) - len(shown)),
    )


def turnover(answer: Answer) -> Chart:
    """New, continuing and returning families, a bar a municipality."""
    found = by_size(answer.parts, "families")
    names = words.places(row["municipality"] for row in found)
    if _lacks_parts(found):
        return _only_whole(answer, found, names)
    return Chart(
        shape="stacks",
        labels=tuple(
            _with_whole(names[row["municipality"]], row)
            + answer.marks_of(row["municipality"])
            + goal_behind(answer, row)
            for row in found[:MOST]
        ),
        series=tuple(
            Series(
                name=words.heading(column),
                values=tuple(row[column] for row in found[:MOST]),
                colour=colour,
            )
            for column, colour in _TURNOVER.items()
        ),
        note=more(len(found) - MOST),
    )


def _lacks_parts(found: Sequence[Row]) -> bool:
    """Whether parts tell less than the whole: none of a place whose whole is known."""
    if not any(row[part] for row in found for part in _TURNOVER):
        return True
    return any(
        row["families"] and any(is_hidden(row, part) for part in _TURNOVER)
        for row in found
    )


def _only_whole(answer: Answer, found: Sequence[Row], names: dict[str, str]) -> Chart:
    """Families alone, where their parts may not be shown: a bar of some misleads."""
    shown = found[:MOST]
    return Chart(
        shape="bars",
        labels=tuple(
            labelled(names[row["municipality"]], row, "families")
            + answer.marks_of(row["municipality"])
            + goal_behind(answer, row)
            for row in shown
        ),
        series=(_series(answer, "families", shown),),
        note=more(len(found) - MOST),
    )


def outcomes(answer: Answer) -> Chart:
    """What came of contacts, a bar a domain, of those that have an outcome."""
    found = [one for one in ladders(answer) if one.domain != TOTAL and one.known]
    steps = [
        Series(
            name=words.value("outcome", code),
            values=tuple(one.of(code) for one in found),
            colour=colour,
        )
        for code, colour in _LADDER.items()
    ]
    off = Series(
        name=_("Refused or not reached"),
        values=tuple(one.of(*OFF) for one in found),
        colour="context",
    )
    return Chart(
        shape="stacks",
        labels=tuple(
            f"{words.value('domain', one.domain)} ({one.solved_in_brief})"
            for one in found
        ),
        series=(*steps, off),
        note=_("In brackets: the share solved, and of few how many."),
    )


def change(answer: Answer) -> Chart:
    """Families now and in the window before, a pair of bars a municipality."""
    every = by_size(answer.parts, "families")
    found = every[:_MOST_PAIRS]
    names = words.places(row["municipality"] for row in found)
    return Chart(
        shape="bars",
        labels=tuple(
            labelled(names[row["municipality"]], row, "families")
            + answer.marks_of(row["municipality"])
            + goal_behind(answer, row)
            for row in found
        ),
        series=(
            _series(answer, "families", found),
            Series(
                name=words.heading("before"),
                values=tuple(row["before"] for row in found),
                colour="context",
            ),
        ),
        note=more(len(every) - len(found)),
    )


def published_and_computed(answer: Answer) -> Chart:
    """Published families beside computed ones, each pair in its own window."""
    found = [row for row in answer.totals if row["measure"] == "families"]
    return Chart(
        shape="bars",
        labels=tuple(
            f"{words.value('phase', row['phase'])},"
            f" {i18n.day(row['from'])}–{i18n.day(row['to'])}"
            + ("" if row["value"] is not None else f" {words.published(row)}")
            for row in found
        ),
        series=(
            Series(
                name=words.heading("computed"),
                values=tuple(row["computed"] for row in found),
            ),
            Series(
                name=words.capital(_("published")),
                values=tuple(row["value"] for row in found),
                style="outlined",
            ),
        ),
    )


def choices(answer: Answer, question: str) -> Chart:
    """How many ticked each choice of one question, in the latest survey of it."""
    asked = [row for row in answer.rows if row["question"] == question]
    wave = asked[-1]["wave"] if asked else ""
    found = [row for row in asked if row["wave"] == wave]
    found = sorted(
        found, key=lambda row: (row["choice"] == "none", -row["respondents"])
    )
    base = found[0]["base"] if found else 0
    return Chart(
        shape="bars",
        labels=tuple(
            brief(words.value("choice", row["choice"])) for row in found[:MOST]
        ),
        series=(
            Series(
                name=words.heading("respondents"),
                values=tuple(row["respondents"] for row in found[:MOST]),
            ),
        ),
        note=" ".join(
            filter(
                None,
                (
                    _("{wave}, n = {n}", wave=words.value("wave", wave), n=base) + ".",
                    more(len(found) - MOST),
                ),
            )
        ),
    )


def labelled(name: str, row: Row, column: str) -> str:
    """A name with the mark of a number that is protected, missing or provisional.

    Of a protected one it says what it may be.
    """
    if is_hidden(row, column):
        return f"{name} {number(row, column)}"
    if row[column] is None:
        return f"{name} {NOT_REPORTED.text}"
    return f"{name} {PROVISIONAL.text}" if row.get("provisional") else name


def brief(name: str) -> str:
    """A name that stands in one line beside its bar, with its end if it is cut."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def more(n: int) -> str:
    """Say that so many more have no room; nothing where all have."""
    return _("{n} more without room here.", n=i18n.number(n)) if n > 0 else ""


def _series(answer: Answer, column: str, found: Sequence[Row]) -> Series:
    return Series(
        name=answer.columns[column].title,
        values=tuple(row[column] for row in found),
    )


def _with_whole(name: str, row: Row) -> str:
    """A name with its whole behind it; the mark where any of its parts is hidden."""
    whole = number(row, "families")
    hidden = any(is_hidden(row, column) for column in _TURNOVER)
    mark = f" {PROTECTED.text}" if hidden and row["families"] is not None else ""
    return f"{name} ({whole}{mark})"
