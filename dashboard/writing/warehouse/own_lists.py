"""The lists of this home: data/reference, and what its coordinator made of it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.ground import reference
from dashboard.ground.reference import OF_ANSWERS, Lists

KEYS: Mapping[str, tuple[str, ...]] = {
    "phases": ("phase",),
    "closed_periods": ("municipality", "from"),
    "roles": ("code",),
    "activities": ("code",),
    "outcomes": ("code",),
    "esf_measures": ("code",),
    "institution_kinds": ("code",),
    "domains": ("code",),
    "expected_kinds": ("kind",),
    "targets": ("municipality", "measure", "from", "to"),
    "notes": ("note",),
    "survey_invitations": ("wave", "municipality"),
    "survey_questions": ("question",),
    "survey_choices": ("question", "choice"),
}
"""Files of data/reference that a home changes, and the columns an entry is known by."""

ENTRIES = "from raw.register_entries order by register, position, key"

Entry = dict[str, Any]


def key(name: str, entry: Entry) -> str:
    """Return what an entry of a list is known by."""
    return " ".join(str(entry[column]) for column in KEYS[name])


def entries(name: str, changed: Sequence[Entry]) -> reference.Rows:
    """Return a list: the package's entries in their order, then the home's own."""
    with reference.read_with(None):
        rows = {key(name, row): row for row in reference.listed(name)}
    # A column that the package has got since is empty in what a home wrote before.
    empty = dict.fromkeys(reference.columns(name), "") if changed else {}
    for one in changed:
        if one["register"] == name:
            own = json.loads(one["entry"]) if one["entry"] else {}
            rows[one["key"]] = {**empty, **own} if own else {}
    found = [row for row in rows.values() if row]
    # Phases stand in the order of time, wherever they were added.
    return sorted(found, key=lambda row: row["from"]) if name == "phases" else found


def lists(changed: Sequence[Entry]) -> Lists | None:
    """Return the lists to read codes with; None where nothing was changed."""
    if not changed:
        return None
    with reference.read_with(None):
        files = {name: reference.listed(name) for name in {*OF_ANSWERS, *KEYS}}
    names = {one["register"] for one in changed}
    return Lists.of(files | {name: entries(name, changed) for name in names})
