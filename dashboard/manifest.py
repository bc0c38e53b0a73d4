"""What is known of an edition without opening it."""

import json
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from dashboard.periods import Window


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

    @property
    def extent(self) -> Window:
        """First to last day of the data."""
        return Window(
            since=date.fromisoformat(self.data_from),
            until=date.fromisoformat(self.data_up_to) + timedelta(days=1),
        )

    def to_json(self) -> str:
        """Write the manifest as it stands beside the edition."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)
