"""One line of the audit log: who did what, when and from where."""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Self

from dashboard.ground.access import current

COMMAND_LINE = "command line"


def now() -> str:
    """Return this moment in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What is written down of one deed.

    `what` is a page, an indicator, a file or a batch, `query` the filters as in
    an address, `rows` how many rows of tables were handed over, `purpose` what
    for. Nothing of the tables themselves is written down.
    """

    action: str
    what: str = ""
    query: str = ""
    edition: int | None = None
    rows: int | None = None
    purpose: str = ""
    note: str = ""
    at: str = field(default_factory=now)
    subject: str = ""
    role: str = ""
    municipality: str | None = None
    origin: str = COMMAND_LINE

    def by_current(self, origin: str) -> Self:
        """Return the entry with the person behind this request."""
        person = current()
        return replace(
            self,
            subject=person.subject,
            role=person.role.value,
            municipality=person.municipality,
            origin=origin,
        )

    def values(self) -> dict[str, Any]:
        """Return the entry's fields by name, in characters that can be written."""
        return {name: _written(value) for name, value in vars(self).items()}


def canonical(values: dict[str, Any]) -> str:
    """Write values the one way, so that the same entry has the same digest."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _written(value: Any) -> Any:
    # A name of a file that is no UTF-8 comes with halves of characters.
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return value
