"""Which stored row each row of a file is: the first that it is found to be."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from operator import itemgetter

from dashboard.writing.rows.typed import Row

Key = Hashable
"""What a row of the file and a stored row have in common."""


class Claims:
    """Which stored row each row of a file is; no stored row is two of them."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.identities: dict[Key, str] = {}
        # A number repeated in a file is one row.
        self._rows: dict[Key, Row] = {}
        for row in rows:
            self._rows.setdefault(who(row), row)
        self._taken: set[str] = set()

    @property
    def left(self) -> list[Row]:
        """The rows that are not known yet, in the order of the file."""
        return [row for who, row in self._rows.items() if who not in self.identities]

    def claim(
        self, stored: Iterable[tuple[Key, str]], key: Callable[[Row], Key]
    ) -> None:
        """Give rows the identities stored under their key, each only once."""
        offered: dict[Key, list[str]] = {}
        for name, identity in stored:
            offered.setdefault(name, []).append(identity)
        queues = {name: iter(identities) for name, identities in offered.items()}
        for row in self.left:
            for identity in queues.get(key(row), ()):
                if identity not in self._taken:
                    self.give(row, identity)
                    break

    def take(self, row: Row, identities: Iterable[str]) -> None:
        """Give a row the first of its identities that no other row has."""
        for identity in identities:
            if identity not in self._taken:
                self.give(row, identity)
                return

    def match(
        self,
        rows: Sequence[Row],
        stored: Mapping[Key, Sequence[Row]],
        is_it: Callable[[Row, Row], bool],
        key: Callable[[Row], Key] = itemgetter("number"),
    ) -> None:
        """Give rows that are not known yet the first stored row that is theirs."""
        for row in rows:
            if who(row) not in self.identities:
                theirs = (s for s in stored.get(key(row), ()) if is_it(row, s))
                self.take(row, (one["identity"] for one in theirs))

    def give(self, row: Row, identity: str) -> None:
        """Note the identity of a row."""
        self.identities[who(row)] = identity
        self._taken.add(identity)


def who(row: Row) -> Key:
    """What a row is in its file: what it calls itself, else its line."""
    return (row["identity"], row["nth"]) if row["identity"] else row["line"]
