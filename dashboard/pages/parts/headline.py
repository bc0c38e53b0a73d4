"""The headline numbers, read off the same answers as the cards."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.reading.cooperation import indicators as cooperation
from dashboard.reading.families.indicators import FAMILIES_BY_MUNICIPALITY
from dashboard.reading.kit.tables.protected import told_range_of_sum
from dashboard.reading.published.indicators import TARGETS
from dashboard.reading.rows import TOTAL, Row
from dashboard.reading.targets import Target
from dashboard.reading.view import View


@dataclass(frozen=True, kw_only=True)
class Headline:
    """What the strip and the sentence under a page's title are made of.

    A number is None where it is protected, or shown inside the programme only;
    cooperation is not told of every period outside.
    """

    families: int | None
    new: int | None
    municipalities: int
    times: int | None
    institutions: int | None
    contacts: int | None
    indirect: int | None
    records: int
    complete: int
    tells_cooperation: bool = True
    within: Mapping[str, str] = field(default_factory=dict)
    """What protected numbers may be, by name, where that is known."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell: no entry, as far as may be known."""
        if self.contacts is None:
            return not self.municipalities
        return not (self.contacts or self.indirect)

    @property
    def all_new(self) -> bool:
        """Whether nobody was known before, as where the data begin: no news."""
        return self.new is None or self.new == self.families

    @property
    def share(self) -> float:
        """Share of the records of cooperation that are complete."""
        return self.complete / self.records


def headline(view: View) -> Headline:
    """Read the headline numbers off the answers of the cards."""
    places = view.answer(FAMILIES_BY_MUNICIPALITY)
    served = places.totals
    with_institutions = view.answer(cooperation.COOPERATION_BY_KIND)
    contacts = with_institutions.totals
    entries = view.answer(cooperation.INTERACTIONS_BY_KIND)
    indirect = [row for row in entries.totals if row["kind"] == "indirect"]
    direct = [row for row in entries.totals if row["kind"] != "indirect"]
    completeness = view.answer(cooperation.COOPERATION_COMPLETENESS)
    records = completeness.totals
    is_told = not completeness.notice
    return Headline(
        families=_sum(served, "families"),
        new=_sum(served, "new"),
        municipalities=len(places.parts),
        # A row of the log names one institution, of one kind: these do add up.
        times=_sum(contacts, "times"),
        institutions=_institutions(view, contacts),
        contacts=None if entries.notice else _sum(direct, "interactions"),
        indirect=None if entries.notice else _sum(indirect, "interactions"),
        records=(_sum(records, "records") or 0) if is_told else 0,
        complete=(_sum(records, "complete") or 0) if is_told else 0,
        tells_cooperation=not with_institutions.notice,
        within={
            "families": told_range_of_sum(served, "families"),
            "times": told_range_of_sum(contacts, "times"),
        },
    )


def targets(view: View) -> dict[str, Target]:
    """Return the targets set for just this window and place, by measure."""
    chosen = view.filters.municipalities
    place = chosen[0] if len(chosen) == 1 else TOTAL
    return {
        row["measure"]: Target.of(row)
        for row in view.answer(TARGETS).rows
        if row["municipality"] == place and not view.filters.is_narrowed
    }


def _institutions(view: View, contacts: list[Row]) -> int | None:
    """How many institutions: added up by kind, or as they are listed by name."""
    of_kinds = _sum(contacts, "institutions")
    if of_kinds is None:
        return len(view.answer(cooperation.COOPERATION_BY_INSTITUTION).rows) or None
    return of_kinds


def _sum(rows: list[Row], column: str) -> int | None:
    """Add up a column; None where one of its values is hidden."""
    values = [row[column] for row in rows]
    return None if None in values else sum(values)
