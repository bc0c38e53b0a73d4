"""The columns of a file of survey answers: one for each question."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from dashboard.ground import reference
from dashboard.ground.i18n import N_
from dashboard.writing.contracts.fields import (
    DATE,
    FIRST,
    LAST,
    MUNICIPALITY,
    RECORD,
    SECOND,
    SUBMITTED,
    Contract,
    Field,
)
from dashboard.writing.contracts.readers import OneOf, Phase, SeveralOf, Told
from dashboard.writing.contracts.values import LONG


def survey() -> Contract:
    """Return the survey's contract, by the questions in force."""
    return _survey(reference.lists_in_force())


@lru_cache(maxsize=16)
def _survey(_lists: reference.Lists | None) -> Contract:
    return Contract(
        name="survey",
        sheet="Aptauja",
        fields=(
            replace(
                DATE,
                other=("Timestamp", "Laikspiedols", "Laika zīmogs", "Отметка времени"),
                meaning=N_("The day of the answers, for example 31.12.2019."),
            ),
            Field(
                name="wave",
                lv="Posms",
                en="Wave",
                other=("Aptaujas posms", "Phase"),
                read=Phase(unknown="wave_unknown"),
                meaning=N_(
                    "The project phase the survey belongs to, for example III. May"
                    " be left empty where the date lies in a phase."
                ),
                width=12,
                hint=True,
                examples=(LAST, LAST),
            ),
            replace(MUNICIPALITY, examples=(FIRST, SECOND)),
            Field(
                name="institution_kind",
                lv="Iestādes veids",
                en="Institution kind",
                read=OneOf(vocabulary="institution_kinds"),
                common=True,
                side=True,
                meaning=N_("The kind of institution the respondent works for."),
                width=26,
                examples=(FIRST, SECOND),
            ),
            *_questions(),
            RECORD,
            SUBMITTED,
        ),
    )


def _questions() -> Iterator[Field]:
    for question in reference.questions().values():
        asked = Field(
            name=question.code,
            lv=question.lv,
            en=question.en,
            read=OneOf(question=question.code),
            side=True,
            meaning=N_("The respondent's answer to the question."),
            examples=(FIRST, SECOND),
            kept=False,
        )
        if question.type == "several":
            asked = replace(
                asked,
                read=SeveralOf(question=question.code),
                meaning=N_(
                    "The respondent's answers to the question; several are separated"
                    " by semicolons."
                ),
                examples=((0, 1), (1, 2)),
            )
        if question.type == "text":
            asked = replace(
                asked,
                read=Told(limit=LONG),
                meaning=N_("In the respondent's own words, without people's names."),
                hint=N_("Without people's names."),
                examples=(None, None),
            )
        yield asked
