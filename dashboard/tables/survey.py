"""The survey's yes, partly and no, one question at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import reference
from dashboard.answer import Answer
from dashboard.tables.rows import Row, totals


@dataclass(frozen=True, kw_only=True)
class Answers:
    """How many respondents of a wave gave each answer to one question."""

    wave: str
    question: str
    yes: int
    partly: int
    no: int
    none: int
    base: int


def yes_no_questions(answer: Answer) -> list[Answers]:
    """Return the latest wave's answers to the questions that have a middle answer."""
    found = totals(answer)
    if not found:
        return []
    wave = _latest(found)
    of_wave = [row for row in found if row["wave"] == wave]
    asked = dict.fromkeys(row["question"] for row in of_wave if row["choice"] == "yes")
    return [
        _answers([row for row in of_wave if row["question"] == question])
        for question in asked
    ]


def _latest(found: Sequence[Row]) -> str:
    """The wave of the latest phase; one of no known phase counts as later."""
    order = list(reference.phases())
    waves: set[str] = {row["wave"] for row in found}
    return max(waves, key=lambda w: (order.index(w) if w in order else len(order), w))


def _answers(found: Sequence[Row]) -> Answers:
    given = {row["choice"]: row["respondents"] for row in found}
    return Answers(
        wave=found[0]["wave"],
        question=found[0]["question"],
        yes=given.get("yes", 0),
        partly=given.get("partly", 0),
        no=given.get("no", 0),
        none=given.get("none", 0),
        base=found[0]["base"],
    )
