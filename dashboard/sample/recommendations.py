"""Made-up recommendations of later phases, and what became of them, as a workbook."""

from datetime import date
from pathlib import Path
from typing import Any

from dashboard.sample.files import headed, in_words, write_workbook
from dashboard.writing.contracts.recommendations import RECOMMENDATIONS

_V, _VII = date(2021, 6, 10), date(2025, 4, 24)

_NEW = (
    (
        "V-1",
        "project",
        ("municipality", "project"),
        "Vienoties, kā mediators strādā laikā, kad klātienē tikties nevar",
        "Agree how the mediator works when meetings in person are not possible",
    ),
    (
        "V-2",
        "survey",
        ("municipality",),
        "Mediatoram dot darba tālruni saziņai ar ģimenēm",
        "Give the mediator a telephone for talking with families",
    ),
    (
        "VII-1",
        "mediators",
        ("project", "ministry"),
        "Posmiem sekot citam pēc cita bez pārtraukuma",
        "Let phases follow one another without a gap",
    ),
    (
        "VII-2",
        "practice",
        ("mediator", "municipality"),
        "Pēc novadu apvienošanas pārņemt iepriekšējos ģimeņu kodus",
        "Carry family codes over when municipalities are merged",
    ),
)

_NEWS = (
    ("V-1", "", "done", _VII, "Kārtība ir aprakstīta", "The rules are written down"),
    ("V-2", "0003000", "done", _VII, "Tālrunis ir iedots", "The telephone was given"),
    ("V-2", "0001000", "planned", _VII, "Paredzēts budžetā", "It is in the budget"),
    ("V-2", "0007000", "partly", _VII, "Tikai darba dienās", "On weekdays only"),
    ("III-1", "0001000", "planned", _V, "Meklē otru mediatoru", "A second is sought"),
    ("III-3", "0003000", "done", _V, "Apmeklē kopā reizi nedēļā", "Weekly, together"),
    ("III-14", "", "partly", _V, "Vairumā ierakstu", "In most of the records"),
    ("III-14", "", "done", _VII, "Deviņos ierakstos no desmit", "In nine out of ten"),
    ("III-4", "", "partly", _VII, "Divi kopīgi pasākumi gadā", "Two events a year"),
    ("II-7", "", "done", _V, "Supervīzijas reizi mēnesī", "Supervision each month"),
)
_MADE_UP = {"lv": "Izdomāts piemērs", "en": "A made-up example"}


def write(folder: Path) -> Path:
    """Write what is new of recommendations and return the path."""
    rows = [*map(_new, _NEW), *map(_news, _NEWS)]
    columns = headed(RECOMMENDATIONS, rows[0])
    headings = [column.lv for column in columns]
    cells = [in_words(row, columns) for row in rows]
    path = folder / "ieteikumi.xlsx"
    return write_workbook(path, RECOMMENDATIONS.sheet, [headings, *cells])


def _new(given: tuple[str, str, tuple[str, ...], str, str]) -> dict[str, Any]:
    number, topic, audience, lv, en = given
    return {
        **dict.fromkeys((field.name for field in RECOMMENDATIONS.fields), ""),
        "recommendation_id": number,
        "phase": number.split("-")[0],
        "topic": topic,
        "audience": audience,
        "text_lv": lv,
        "text_en": en,
    }


def _news(given: tuple[str, str, str, date, str, str]) -> dict[str, Any]:
    number, municipality, status, day, lv, en = given
    return {
        **dict.fromkeys((field.name for field in RECOMMENDATIONS.fields), ""),
        "recommendation_id": number,
        "municipality": municipality,
        "status": status,
        "evidence_lv": f"{_MADE_UP['lv']}: {lv[0].lower()}{lv[1:]}.",
        "evidence_en": f"{_MADE_UP['en']}: {en[0].lower()}{en[1:]}.",
        "as_of": day,
    }
