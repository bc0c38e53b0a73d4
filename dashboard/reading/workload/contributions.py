"""What is known of a municipality's part: co-financing and premises."""

from dataclasses import dataclass
from functools import cache

from dashboard.ground import i18n, reference


@dataclass(frozen=True, kw_only=True)
class Profile:
    """Words in the language in use; empty where nothing has been published."""

    co_financing: str = ""
    premises: str = ""
    source: str = ""


def profile(code: str) -> Profile:
    """Return the profile of a municipality, or of one that became part of it."""
    known = _rows()
    today = reference.municipalities()[code].today
    row = known.get(code) or (_of_parts(today) if today == code else None)
    if row is None:
        return Profile()
    language = "en" if i18n.active() == "en" else "lv"
    return Profile(
        co_financing=row[f"co_financing_{language}"],
        premises=row[f"premises_{language}"],
        source=row[f"source_{language}"],
    )


def _of_parts(today: str) -> dict[str, str] | None:
    """The row of the one known part of a municipality of today."""
    places = reference.municipalities()
    found = [row for code, row in _rows().items() if places[code].today == today]
    return found[0] if len(found) == 1 else None


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["municipality"]: row for row in reference.rows("municipality_profiles")}
