"""Made-up answers of municipal staff to the survey, as a workbook for each phase."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from dashboard.ground import reference
from dashboard.sample.files import headed, in_words, write_workbook
from dashboard.sample.places import Weights
from dashboard.sample.shares import draw
from dashboard.writing.contracts.survey import survey

RESPONDENTS = {
    "III": {"0003000": 4, "0001000": 3, "0250000": 4, "0007000": 4},
    "IV": {"0003000": 4, "0001000": 4, "0250000": 3, "0007000": 4, "0381600": 3},
    "V": {"0003000": 4, "0001000": 5, "0007000": 3, "0381600": 3},
    "VII": {"0003000": 6, "0001000": 6, "0007000": 4, "0054000": 3},
}
"""Respondents by phase and municipality."""

FIRST_DAYS = {
    "III": date(2019, 5, 13),
    "IV": date(2020, 5, 11),
    "V": date(2021, 6, 7),
    "VII": date(2025, 4, 7),
}

ANSWERS: Weights = {"yes": 60, "partly": 25, "no": 10, "": 5}
INSTITUTION_KINDS: Weights = {
    "school": 4,
    "social_service": 4,
    "education_board": 2,
    "orphans_court": 1,
    "municipal_police": 1,
    "culture": 1,
}

RECOMMENDATIONS = (
    "Vairāk kopīgu tikšanos ar skolām.",
    "Regulāri informēt par paveikto un plānoto.",
    "Turpināt iesākto darbu.",
    "Nodrošināt telpas sarunām ar ģimenēm.",
    "",
    "",
)


@dataclass(frozen=True, kw_only=True)
class Respondent:
    """One filled-in questionnaire, in codes."""

    date: date
    wave: str
    municipality: str
    institution_kind: str
    answers: dict[str, tuple[str, ...]]
    recommendation: str


def write(folder: Path, phase: str, respondents: Sequence[Respondent]) -> Path:
    """Write one phase's answers and return the path."""
    contract = survey()
    rows = [_codes(respondent) for respondent in respondents]
    columns = headed(contract, rows[0])
    headings = [column.lv for column in columns]
    path = folder / f"aptauja-{phase}.xlsx"
    return write_workbook(
        path, contract.sheet, [headings, *(in_words(row, columns) for row in rows)]
    )


def ask(phase: str, rng: Random) -> list[Respondent]:
    """Return a phase's respondents with their answers."""
    return [
        Respondent(
            date=FIRST_DAYS[phase] + timedelta(days=rng.randrange(5)),
            wave=phase,
            municipality=municipality,
            institution_kind=draw(INSTITUTION_KINDS, rng),
            answers=_answers(rng),
            recommendation=rng.choice(RECOMMENDATIONS),
        )
        for municipality, number in RESPONDENTS[phase].items()
        for _ in range(number)
    ]


def _answers(rng: Random) -> dict[str, tuple[str, ...]]:
    """Choices by question, in codes; nothing where a question is left out."""
    found: dict[str, tuple[str, ...]] = {}
    for question in reference.questions().values():
        if question.type == "one":
            answer = draw(ANSWERS, rng)
            found[question.code] = (answer,) if answer else ()
        elif question.type == "several":
            codes = [choice.code for choice in question.choices]
            found[question.code] = tuple(rng.sample(codes, rng.randint(0, 4)))
    return found


def _codes(respondent: Respondent) -> dict[str, Any]:
    """One filled-in questionnaire by the contract's columns, in codes."""
    open_questions = {
        one.code: respondent.recommendation
        for one in reference.questions().values()
        if one.type == "text"
    }
    return {
        "date": respondent.date,
        "wave": respondent.wave,
        "municipality": respondent.municipality,
        "institution_kind": respondent.institution_kind,
        **respondent.answers,
        **open_questions,
    }
