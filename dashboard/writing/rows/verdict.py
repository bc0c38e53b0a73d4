"""What became of a file: every row accepted, held or rejected, and why."""

from dataclasses import dataclass
from typing import Any

from dashboard.ground.i18n import _, ngettext
from dashboard.writing.contracts.problems import Problem
from dashboard.writing.rows.groups import Group, grouped

_SHOWN = 10
"""Values and cells of a kind that a terminal shows; a page shows them all."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The outcome of one file.

    Every row is counted once: accepted (new), held, rejected, replaced (a newer
    version of a known record) or unchanged. `batch` is None where nothing was
    written: a trial, or a file that brought nothing new.
    """

    batch: int | None
    file: str
    sheet: str | None
    accepted: int
    held: int
    rejected: int
    replaced: int
    unchanged: int
    dropped_columns: tuple[str, ...]
    problems: tuple[Problem, ...]
    dry_run: bool = False

    @property
    def clean(self) -> bool:
        """Whether no row was held or rejected."""
        return not (self.held or self.rejected)

    def to_dict(self) -> dict[str, Any]:
        """Return the verdict as plain data, its messages in the language in use."""
        counts = ("accepted", "held", "rejected", "replaced", "unchanged")
        return {
            "batch": self.batch,
            "file": self.file,
            "sheet": self.sheet,
            **{name: getattr(self, name) for name in counts},
            "dropped_columns": list(self.dropped_columns),
            "problems": [
                {
                    "cell": problem.cell,
                    "column": problem.column,
                    "value": problem.value,
                    "code": problem.code,
                    "message": problem.message,
                    "suggestions": list(problem.suggestions),
                    **({"meant": problem.meant} if problem.meant else {}),
                }
                for problem in self.problems
            ],
        }

    def to_text(self) -> str:
        """Write the verdict for a person to read."""
        place = f"{self.file}, {self.sheet}" if self.sheet else self.file
        lines = [f"{place}: {self._headline()}", *self._counts()]
        if self.dropped_columns:
            names = ", ".join(self.dropped_columns)
            lines.append("  " + _("Columns left out, not kept: {names}", names=names))
        for group in grouped(self.to_dict()["problems"]):
            lines += _told(group)
        return "\n".join(lines)

    def _headline(self) -> str:
        if self.dry_run:
            return _("a trial, nothing was written")
        if self.batch is None and self.unchanged and not self.rejected:
            return _("already imported, nothing changed")
        if self.batch is None:
            return _("nothing was written")
        return _("batch {batch}", batch=self.batch)

    def _counts(self) -> list[str]:
        counted = (
            (
                self.accepted,
                ngettext("{n} row accepted", "{n} rows accepted", self.accepted),
            ),
            (
                self.replaced,
                ngettext("{n} row replaced", "{n} rows replaced", self.replaced),
            ),
            (
                self.unchanged,
                ngettext("{n} row unchanged", "{n} rows unchanged", self.unchanged),
            ),
            (self.held, ngettext("{n} row held", "{n} rows held", self.held)),
            (
                self.rejected,
                ngettext("{n} row rejected", "{n} rows rejected", self.rejected),
            ),
        )
        shown = [words for count, words in counted if count]
        return ["  " + "; ".join(shown)] if shown else []


def _told(group: Group) -> list[str]:
    """One kind of problem: a line where it is one cell, else the sentence once."""
    cells = group.cells
    n = len(group.problems)
    if n == 1:
        ((value, places),) = cells.items()
        lines = [f"  {places[0]} «{value}»: {group.message}"]
    else:
        lines = [f"  {ngettext('{n} cell', '{n} cells', n)}: {group.message}"]
        lines += [_named(*one) for one in [*cells.items()][:_SHOWN]]
        left = sum(map(len, [*cells.values()][_SHOWN:]))
        if left:
            more = _("and {n} cells more; all of them: --format json", n=left)
            lines.append(f"      {more}")
    for value, names in [*group.suggestions.items()][:_SHOWN]:
        near = _("Perhaps: {names}", names="; ".join(names))
        lines.append(f"      {near}" if n == 1 else f"      «{value}» – {near}")
    return lines


def _named(value: str, cells: list[str]) -> str:
    left = len(cells) - _SHOWN
    more = f" +{left}" if left > 0 else ""
    return f"      «{value}»: {', '.join(cells[:_SHOWN])}{more}"
