"""The sample's survey answers as a workbook."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dashboard.ground import reference
from dashboard.sample.answers import Respondent
from dashboard.sample.files import headed, in_words, write_workbook
from dashboard.writing.contracts.contract import survey


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
