"""Two made-up rows that show how a template is filled in."""

from datetime import date
from typing import Any

from dashboard.ground.i18n import N_, _
from dashboard.writing.contracts.contract import Contract
from dashboard.writing.handouts.offers import Offers

MARK = N_("EXAMPLE")
"""How the record of a row begins that the import leaves out."""

Example = dict[str, Any]
"""A row's values by column, in the words of the language in use."""

_DAYS = (date(2025, 1, 15), date(2025, 1, 16))
_LOG: tuple[dict[str, tuple[str, ...]], ...] = (
    {
        "kind": ("mediated",),
        "domains": ("education", "social"),
        "activity": ("institution_meeting",),
        "role": ("official",),
        "outcome": ("in_progress",),
    },
    {"kind": ("indirect",), "activity": ("report",)},
)
_FAMILY: tuple[Example, ...] = (
    {"family": "A-07", "persons": 3, "minutes": 60},
    {"minutes": 90},
)


def rows(contract: Contract, offered: Offers) -> list[Example]:
    """Return the two examples, marked so that the import leaves them out."""
    return [_row(contract, offered, number) for number in range(len(_DAYS))]


def _row(contract: Contract, offered: Offers, number: int) -> Example:
    chosen = _log(offered, number) if contract.name == "log" else {}
    if contract.name == "survey":
        chosen = _answers(contract, offered, number)
    return {
        "record": f"{_(MARK)} {number + 1}",
        "date": _DAYS[number],
        "municipality": offered["municipality"][0].label,
        **chosen,
    }


def _log(offered: Offers, number: int) -> Example:
    words: Example = {
        name: "; ".join(one.label for one in offered[name] if one.code in codes)
        for name, codes in _LOG[number].items()
    }
    if "family" in _FAMILY[number] and "institution" in offered:
        words["institution"] = offered["institution"][0].label
    return words | _FAMILY[number]


def _answers(contract: Contract, offered: Offers, number: int) -> Example:
    """Answer every question, the second row another way than the first."""
    found = {}
    for name, entries in offered.items():
        last = number + 2 if contract[name].several else number + 1
        found[name] = "; ".join(one.label for one in entries[number:last])
    return found | {"wave": offered["wave"][-1].label}
