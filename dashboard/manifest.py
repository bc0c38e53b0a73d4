"""What is known of an edition without opening it."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Self

from dashboard.periods import Window


@dataclass(frozen=True, kw_only=True)
class Outside:
    """How an outside edition is protected, and how many counts that hides.

    `cells` are counts other than 0; `primary` those hidden for being small.
    """

    profile: str
    threshold: int
    cells: int
    hidden: int
    primary: int


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What is known of an edition without opening it."""

    number: int
    label: str
    created: str
    data_from: str
    data_up_to: str
    interactions: int
    respondents: int
    synthetic: bool
    sha256: str
    schema_version: int
    app_version: str
    outside: Outside | None = None

    @property
    def extent(self) -> Window:
        """First to last day of the data."""
        return Window(
            since=date.fromisoformat(self.data_from),
            until=date.fromisoformat(self.data_up_to) + timedelta(days=1),
        )

    @property
    def public(self) -> Self:
        """The same without what outsiders have no business to know."""
        return replace(self, interactions=0, respondents=0, sha256="")

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a manifest as it was written."""
        values = json.loads(text)
        outside = values.pop("outside", None)
        return cls(**values, outside=Outside(**outside) if outside else None)

    def to_json(self) -> str:
        """Write the manifest as it stands beside the edition."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)
