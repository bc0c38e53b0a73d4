"""What rows were compared by before it was kept how they were written."""

from dashboard.writing.rows.pseudonyms import Pseudonyms
from dashboard.writing.rows.typed import Row

_COLUMNS = {
    "log": (
        *("activity", "date", "domains", "esf_measure", "family"),
        *("institution_folded", "kind", "minutes", "municipality", "outcome"),
        *("persons", "post", "role"),
    ),
    "survey": (
        *("choices", "date", "institution_kind", "municipality", "open_text", "wave"),
    ),
    "recommendations": (
        *("as_of", "audience", "evidence_en", "evidence_lv", "identity"),
        *("municipality", "phase", "recommendation", "status", "text_en", "text_lv"),
        "topic",
    ),
}
"""The columns of those days; new ones do not belong here."""


def early_content(contract: str, row: Row, pseudonyms: Pseudonyms) -> str:
    """Return what was called the content of a row: its empty columns counted too."""
    return pseudonyms.row(*(f"{name}={row.get(name)}" for name in _COLUMNS[contract]))
