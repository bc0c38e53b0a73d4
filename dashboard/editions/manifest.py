"""What is known of an edition without opening it."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, timedelta
from typing import Any, Self

from dashboard.ground.periods import Over, Window

SCHEMA_VERSION = 3
"""How an edition is stored. Raised when something its own definitions or ours rely on
is taken away; what is only added leaves it as it is (docs/decisions/0017)."""

READABLE = frozenset({2, 3})
"""The versions that can be read."""

CARRIED_SINCE = 3
"""The first version that carries its definitions; those of 2 are kept in queries/."""

_UNKNOWN: dict[str, Any] = {
    "label": "",
    "data_from": "2016-01-01",
    "data_up_to": "2016-01-01",
    "interactions": 0,
    "respondents": 0,
    "synthetic": False,
    "sha256": "",
    "schema_version": 0,
    "app_version": "",
    "outside": None,
    "audit_head": "",
    "digest": "",
    "of_what_is_over": False,
    "as_of": "",
}
# What a manifest of another version may not say.


class ManifestError(ValueError):
    """The text is no manifest, or not the one that was written."""


@dataclass(frozen=True, kw_only=True)
class Outside:
    """How an outside edition is protected, and how many counts that hides.

    `cells` are counts other than 0; `primary` those hidden for being small. How many
    are hidden, and for what, is for the programme alone: where all are hidden for being
    small, each of them is proved to be. `sha256` is of its file; none in editions that
    were published before it was kept. `first` and `up_to` are the days of the periods
    that are told of, `all_up_to` the last one of all the data as one; empty in editions
    that told of periods that were not over. `changed` counts of earlier periods are
    others by today's rows, `untold` ones fit nothing that was shown before. `periods`,
    `domains` and `places` are the kinds and codes released, None of all of them, and
    so many municipalities as `coalition` says learn nothing hidden together.
    """

    profile: str
    threshold: int
    cells: int
    hidden: int | None = None
    primary: int | None = None
    sha256: str = ""
    first: str = ""
    up_to: str = ""
    all_up_to: str = ""
    changed: int | None = None
    untold: int | None = None
    periods: tuple[str, ...] | None = None
    domains: tuple[str, ...] | None = None
    places: tuple[str, ...] | None = None
    coalition: int = 1

    @property
    def public(self) -> Self:
        """The same without what is for the programme alone."""
        return replace(self, hidden=None, primary=None, changed=None, untold=None)


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What is known of an edition without opening it.

    `sha256` is of the file with the rows, `audit_head` the newest head of the audit
    log when it was published, `digest` of all that the manifest itself says; none
    of the last two in editions that were published before they were kept.
    `of_what_is_over` says that it speaks to outsiders, whose periods are over. `as_of`
    is the day it is looked at where that is not the one it was created on.
    """

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
    audit_head: str = ""
    digest: str = ""
    of_what_is_over: bool = False
    as_of: str = ""

    @classmethod
    def read(cls, text: str) -> Self:
        """Read the manifest of a published edition; ManifestError if it is damaged."""
        try:
            values = json.loads(text)
            manifest = cls.from_json(text)
            of_values = _digest(values)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise ManifestError(str(error)) from error
        # How another version seals is for that version to say.
        if "schema_version" not in values:
            raise ManifestError(text)
        # Those that were published before there were digests have no head either.
        is_torn = "audit_head" in values and "digest" not in values
        is_other = manifest.digest not in ("", of_values)
        if manifest.readable and (is_torn or is_other):
            raise ManifestError(manifest.digest)
        return manifest

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a manifest of this version or, as far as it goes, of another."""
        known = {field.name for field in fields(cls)}
        found = {**_UNKNOWN, **json.loads(text)}
        if found["outside"]:
            about = found["outside"]
            said = {field.name for field in fields(Outside)} & about.keys()
            found["outside"] = Outside(**{n: _frozen(about[n]) for n in said})
        return cls(**{name: found[name] for name in known})

    @property
    def readable(self) -> bool:
        """Whether this version of Tilts can show the edition."""
        return self.schema_version in READABLE

    @property
    def today(self) -> date:
        """The day on which it speaks: what lies later had not happened yet."""
        return date.fromisoformat(self.as_of or self.created[:10])

    @property
    def extent(self) -> Window:
        """First to last day of the data; outside, of what is over."""
        since, until = date.fromisoformat(self.data_from), _after(self.data_up_to)
        if self.of_what_is_over and self.outside:
            ever = _after(self.outside.all_up_to)
            kinds = self.outside.periods
            return Over(since=since, until=until, all_until=ever, kinds=kinds)
        return Window(since=since, until=until)

    @property
    def last_of_all(self) -> date:
        """The last day of all the data as outsiders are shown them as one."""
        return date.fromisoformat(self.outside.all_up_to if self.outside else "")

    @property
    def public(self) -> Self:
        """The same without what outsiders have no business to know."""
        outside = self.outside and self.outside.public
        said = replace(self, interactions=0, respondents=0, outside=outside)
        if outside and outside.up_to:
            said = replace(said, data_from=outside.first, data_up_to=outside.up_to)
            said = replace(said, of_what_is_over=True)
        return replace(said, sha256="", audit_head="", digest="")

    def to_json(self) -> str:
        """Write the manifest as it stands beside the edition."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)

    @property
    def sealed(self) -> Self:
        """The same with the digest of all it says: a flipped bit is seen."""
        return replace(self, digest=_digest(asdict(self)))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _after(day: str) -> date:
    return date.fromisoformat(day) + timedelta(days=1)


def _digest(values: dict[str, Any]) -> str:
    said = {name: value for name, value in values.items() if name != "digest"}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
