"""The kinds of file Tilts takes in, column by column.

A column is found by its code or by its Latvian or English heading, in any
order, any case, with or without diacritics.
"""

from functools import cache

from dashboard.ground import reference
from dashboard.ground.i18n import N_
from dashboard.writing.contracts.fields import Contract, Field
from dashboard.writing.contracts.recommendations import RECOMMENDATIONS

__all__ = ["LOG", "Contract", "Field", "contracts", "survey"]


DATE = Field(
    name="date",
    lv="Datums",
    en="Date",
    required=True,
    meaning=N_("The day of the work, for example 31.12.2019."),
)
MUNICIPALITY = Field(
    name="municipality",
    lv="Pašvaldība",
    en="Municipality",
    required=True,
    meaning=N_("The municipality's name or its seven-digit ATVK code."),
)
RECORD = Field(
    name="record",
    lv="Ieraksts",
    en="Record",
    other=("_uuid", "uuid", "Ieraksta numurs", "Record id"),
    meaning=N_(
        "Your own number of the record, if you keep one: a corrected row with the"
        " same number replaces the older one."
    ),
)
SUBMITTED = Field(
    name="submitted",
    lv="Iesniegts",
    en="Submitted",
    other=("_submission_time", "submission_time"),
    meaning=N_("The day on which the record was handed in; KoboToolbox fills it."),
)

LOG = Contract(
    name="log",
    sheet="Uzskaite",
    fields=(
        DATE,
        MUNICIPALITY,
        Field(
            name="post",
            lv="Amats",
            en="Post",
            meaning=N_(
                "The mediator's post, only where the municipality has several,"
                " for example 0001000-2."
            ),
        ),
        Field(
            name="kind",
            lv="Veids",
            en="Kind",
            vocabulary="interaction_kinds",
            meaning=N_(
                "The kind of work. May be left empty: it follows from whether a"
                " family and an institution are named."
            ),
        ),
        Field(
            name="family",
            lv="Ģimene",
            en="Family",
            other=("Ģimenes kods", "Family code"),
            meaning=N_(
                "The family's code in your own list, never its name. Only a"
                " pseudonym of it is kept."
            ),
        ),
        Field(
            name="persons",
            lv="Personas",
            en="Persons",
            other=("Personu skaits",),
            meaning=N_("How many people of the family it concerned; a whole number."),
        ),
        Field(
            name="domains",
            lv="Jomas",
            en="Domains",
            other=("Joma", "Domain"),
            vocabulary="domains",
            several=True,
            meaning=N_("What it was about; several are separated by semicolons."),
        ),
        Field(
            name="activity",
            lv="Darbība",
            en="Activity",
            vocabulary="activities",
            meaning=N_("What was done."),
        ),
        Field(
            name="institution",
            lv="Iestāde",
            en="Institution",
            meaning=N_("The institution's name as it stands in the register."),
        ),
        Field(
            name="role",
            lv="Kontaktpersonas amats",
            en="Role of the contact",
            other=("Role", "Amats iestādē", "Contact role"),
            vocabulary="roles",
            meaning=N_(
                "The post of the person you talked to, such as social pedagogue;"
                " never a name."
            ),
        ),
        Field(
            name="esf_measure",
            lv="ESF pasākums",
            en="ESF measure",
            vocabulary="esf_measures",
            meaning=N_("The ESF measure the family was brought into, if any."),
        ),
        Field(
            name="outcome",
            lv="Rezultāts",
            en="Outcome",
            vocabulary="outcomes",
            meaning=N_("What came of it."),
        ),
        Field(
            name="minutes",
            lv="Minūtes",
            en="Minutes",
            meaning=N_("Minutes spent; a whole number up to 1440."),
        ),
        RECORD,
        SUBMITTED,
    ),
    distinctive=frozenset(
        {"kind", "family", "persons", "domains", "activity", "institution"}
        | {"role", "esf_measure", "outcome", "minutes"}
    ),
)


@cache
def survey() -> Contract:
    """Return the survey's contract: one column for each question."""
    asked = tuple(
        Field(
            name=question.code,
            lv=question.lv,
            en=question.en,
            meaning=question.code,
            several=question.type == "several",
        )
        for question in reference.questions().values()
    )
    return Contract(
        name="survey",
        sheet="Aptauja",
        fields=(
            DATE,
            Field(
                name="wave",
                lv="Posms",
                en="Wave",
                other=("Aptaujas posms", "Phase"),
                meaning=N_(
                    "The project phase the survey belongs to, for example III. May"
                    " be left empty where the date lies in a phase."
                ),
            ),
            MUNICIPALITY,
            Field(
                name="institution_kind",
                lv="Iestādes veids",
                en="Institution kind",
                vocabulary="institution_kinds",
                meaning=N_("The kind of institution the respondent works for."),
            ),
            *asked,
            RECORD,
            SUBMITTED,
        ),
        distinctive=frozenset({"wave", *(one.name for one in asked)}),
    )


def contracts() -> tuple[Contract, ...]:
    """Return every kind of file that can be taken in."""
    return LOG, survey(), RECOMMENDATIONS
