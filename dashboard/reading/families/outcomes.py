"""The outcome ladder: what came of the contacts about a domain."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.ground import i18n
from dashboard.ground.i18n import N_, _
from dashboard.reading.answer import Answer
from dashboard.reading.columns.marks import NOT_APPLICABLE
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.cells import Cell, Line, Shown
from dashboard.reading.rows import TOTAL

LADDER = ("referred", "in_progress", "solved")
OFF = ("refused", "no_contact")
NONE, NOT_NOTED = "none", "not_noted"

SHARE = N_("Solved, of those with an outcome")


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """Contacts about one domain, by outcome; `known` are those that have one.

    Of fewer than `too_few` there is no share.
    """

    domain: str
    by_outcome: dict[str, int]
    too_few: int

    @property
    def contacts(self) -> int:
        """All of them, whatever came of them."""
        return sum(self.by_outcome.values())

    @property
    def known(self) -> int:
        """Those that have an outcome: not those it does not apply to, nor unnoted."""
        return sum(self.of(code) for code in (*LADDER, *OFF))

    def of(self, *codes: str) -> int:
        """How many have one of these outcomes."""
        return sum(self.by_outcome.get(code, 0) for code in codes)

    @property
    def is_few(self) -> bool:
        """Whether there are some, but too few for a share."""
        return 0 < self.known < self.too_few

    @property
    def solved_alone(self) -> str:
        """The share solved, of few how many, without their base."""
        solved = self.of("solved")
        if self.is_few:
            return i18n.number(solved)
        return i18n.percent(solved / self.known if self.known else 0)

    @property
    def solved(self) -> str:
        """The share solved, with its base; the counts alone where they are few."""
        if self.is_few:
            n, of = i18n.number(self.of("solved")), i18n.number(self.known)
            return _("{n} of {of}, too few to compare", n=n, of=of)
        return self.solved_in_brief

    @property
    def solved_in_brief(self) -> str:
        """The same where there is little room: few are counts, without saying why."""
        of = i18n.number(self.known)
        if self.is_few:
            return _("{n} of {of}", n=self.solved_alone, of=of)
        share = self.solved_alone
        return _("{share} of {of}", share=share, of=of)


def ladders(answer: Answer) -> list[Ladder]:
    """Return the ladder of each domain, the most contacts first, the total last."""
    counts: dict[str, dict[str, int]] = {}
    for row in answer.totals:
        counts.setdefault(row["domain"], {})[row["outcome"]] = row["interactions"]
    made = [
        Ladder(domain=code, by_outcome=one, too_few=answer.too_few)
        for code, one in counts.items()
    ]
    return sorted(made, key=lambda one: (one.domain == TOTAL, -one.contacts))


def outcome_table(answer: Answer) -> Shown:
    """Lay the ladders out: a line for each domain, a column for each outcome."""
    outcomes = (*LADDER, *OFF, NONE, NOT_NOTED)
    columns = ("domain", "interactions", *outcomes, "share")
    headings = (
        words.heading("domain"),
        _("Contacts"),
        *(words.value("outcome", code) for code in outcomes),
        _(SHARE),
    )
    return Shown(
        columns=columns,
        headings=headings,
        numeric=frozenset(columns[1:]),
        lines=tuple(_line(one, outcomes) for one in ladders(answer)),
    )


def _line(one: Ladder, outcomes: Sequence[str]) -> Line:
    share = Cell(text=one.solved) if one.known else Cell(text="", mark=NOT_APPLICABLE)
    return Line(
        cells=(
            Cell(text=words.value("domain", one.domain)),
            Cell(text=i18n.number(one.contacts)),
            *(Cell(text=i18n.number(one.of(code))) for code in outcomes),
            share,
        ),
        is_total=one.domain == TOTAL,
        about=one.domain,
    )
