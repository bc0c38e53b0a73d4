"""The sample's survey answers as a workbook."""

from collections.abc import Sequence
from pathlib import Path

from dashboard.ground import reference
from dashboard.ground.reference import Question
from dashboard.sample.answers import Respondent
from dashboard.sample.files import Cell, label, write_workbook
from dashboard.sample.places import TOWNS
from dashboard.writing.contracts.contract import survey


def write(folder: Path, phase: str, respondents: Sequence[Respondent]) -> Path:
    """Write one phase's answers and return the path."""
    contract = survey()
    asked = list(reference.questions().values())
    names = ["date", "wave", "municipality", "institution_kind"]
    names += [question.code for question in asked]
    headings = [contract[name].lv for name in names]
    rows = [_row(respondent, asked) for respondent in respondents]
    path = folder / f"aptauja-{phase}.xlsx"
    return write_workbook(path, contract.sheet, [headings, *rows])


def _row(respondent: Respondent, asked: Sequence[Question]) -> list[Cell]:
    return [
        respondent.date,
        respondent.wave,
        TOWNS[respondent.municipality].name,
        label("institution_kinds", respondent.institution_kind),
        *(_answer(respondent, question) for question in asked),
    ]


def _answer(respondent: Respondent, question: Question) -> str | None:
    """The cell of one question: Latvian words of the choices, or the open text."""
    if question.type == "text":
        return respondent.recommendation or None
    words = {choice.code: choice.lv for choice in question.choices}
    chosen = respondent.answers[question.code]
    return "; ".join(words[code] for code in chosen) or None
