"""The survey as people read it: its questions, answers and waves."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.ground import i18n, reference
from dashboard.ground.i18n import N_, _
from dashboard.reading.answer import Answer
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.cells import Cell, Line, Shown
from dashboard.reading.rows import Row

CHOICES = ("yes", "partly", "no", "none")

_BRIEF = {
    "communication": N_("Improved communication with families"),
    "needs": N_("Found out needs and reported them"),
    "access": N_("Furthered access to services"),
    "coordination": N_("Coordinated work with institutions"),
    "joint_review": N_("Was invited to review work together"),
}


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

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Each answer's code and how many gave it, no answer last."""
        return [(choice, getattr(self, choice)) for choice in CHOICES]


def yes_no_questions(answer: Answer) -> list[Answers]:
    """Return the latest wave's answers to the questions that have a middle answer."""
    found = answer.totals
    if not found:
        return []
    of_wave = latest(found)
    asked = dict.fromkeys(row["question"] for row in of_wave if row["choice"] == "yes")
    return [
        _answers([row for row in of_wave if row["question"] == question])
        for question in asked
    ]


def answers_of(row: Row) -> Answers:
    """Read a row that has a column for each answer."""
    return Answers(**{name: row[name] for name in Answers.__dataclass_fields__})


def latest(found: Sequence[Row]) -> list[Row]:
    """Return the rows of the latest wave."""
    wave = waves(found)[-1] if found else ""
    return [row for row in found if row["wave"] == wave]


def waves(found: Sequence[Row]) -> list[str]:
    """Waves in the order of the phases; one of no known phase counts as later."""
    order = list(reference.phases())
    seen: set[str] = {row["wave"] for row in found}
    return sorted(seen, key=lambda w: (order.index(w) if w in order else len(order), w))


def _answers(found: Sequence[Row]) -> Answers:
    given = {row["choice"]: row["respondents"] for row in found}
    return Answers(
        wave=found[0]["wave"],
        question=found[0]["question"],
        base=found[0]["base"],
        **{choice: given.get(choice, 0) for choice in CHOICES},
    )


def brief(question: str) -> str:
    """A question in a few words, where it has them; else as it was asked."""
    if question in _BRIEF:
        return _(_BRIEF[question])
    return words.label("question", question)


def by_wave(answer: Answer) -> Shown:
    """Return every question with its answers below, a column for each survey.

    Of all the places asked for together; files hold each municipality's.
    """
    found = answer.totals
    bases = {row["wave"]: row["base"] for row in found}
    counts = {
        (row["question"], row["choice"], row["wave"]): row["respondents"]
        for row in found
    }
    asked: dict[str, dict[str, None]] = {}
    for question, choice, _wave in counts:
        asked.setdefault(question, {})[choice] = None
    lines = []
    for question, choices in asked.items():
        label = words.value("question", question)
        lines.append(Line(cells=(Cell(text=label),), is_heading=True))
        lines += [
            Line(
                cells=(
                    Cell(text=words.value("choice", choice)),
                    *(
                        Cell(text=i18n.number(counts.get((question, choice, wave), 0)))
                        for wave in bases
                    ),
                )
            )
            for choice in choices
        ]
    return Shown(
        columns=("choice", *bases),
        headings=(
            words.heading("choice"),
            *(
                _("{wave}, n = {n}", wave=_wave_name(wave), n=i18n.number(base))
                for wave, base in bases.items()
            ),
        ),
        numeric=frozenset(bases),
        lines=tuple(lines),
    )


def _wave_name(wave: str) -> str:
    return words.value("wave", wave)
