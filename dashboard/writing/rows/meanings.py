"""What stands in the cells of a column, read once however often it stands there."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dashboard.writing.contracts import letters, values
from dashboard.writing.contracts.problems import CellError, Otherwise

_KEPT = 20_000
"""So many of a column are remembered: one of numbers that never repeat is long."""


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What a cell is read as, or why it cannot be.

    `mended` is its text with damaged letters mended, `notice` says that it is read
    otherwise than it stands.
    """

    value: Any = None
    mended: str | None = None
    notice: CellError | None = None
    error: CellError | None = None

    @cached_property
    def is_plain(self) -> bool:
        """Whether it is the value alone: nothing is to be said, and no list changed."""
        is_said = self.error or self.notice or self.mended
        return not (is_said or isinstance(self.value, list))

    @classmethod
    def of(cls, value: object, parse: Callable[[Any], Any]) -> "Meaning":
        """Read a filled cell's value."""
        if values.is_error(value):
            return cls(error=CellError("formula_error"))
        better = letters.mended(value) if isinstance(value, str) else None
        try:
            read = parse(better or value)
        except CellError as error:
            # Kept for long, it must not keep the row alive in which it came up.
            return cls(error=error.with_traceback(None))
        if isinstance(read, Otherwise):
            return cls(value=read.value, mended=better, notice=read.notice)
        return cls(value=read, mended=better)


@dataclass(frozen=True, kw_only=True)
class Meanings:
    """The readings of one file that are remembered."""

    kept: dict[Hashable, dict[Hashable, Meaning]] = field(default_factory=dict)

    def of(
        self, value: object, parse: Callable[[Any], Any], by: tuple[Hashable, ...]
    ) -> Meaning:
        """Read a value, or remember it; `by` is all else that its reading rests on."""
        known = self.known(value, by)
        if known is None:
            kept = self.kept.setdefault(by, {})
            if len(kept) >= _KEPT:
                kept.clear()
            known = kept[_key(value)] = Meaning.of(value, parse)
        return known

    def known(self, value: object, by: tuple[Hashable, ...]) -> Meaning | None:
        """Return what is remembered of a value; None if nothing is."""
        kept = self.kept.get(by)
        if not kept:
            return None
        return kept.get(value if isinstance(value, str) else _key(value))


def _key(value: object) -> Hashable:
    """What a value is remembered by: 1, 1.0 and True are equal, and not read alike."""
    return value if isinstance(value, str) else (type(value), value)
