"""From a file's rows to typed rows, or to what is wrong with them."""

from datetime import date
from typing import Any

from dashboard.ground import reference
from dashboard.ground.spelling import fold
from dashboard.writing.contracts import days, values
from dashboard.writing.contracts.problems import CellError
from dashboard.writing.rows.reading import Reading, label

Row = dict[str, Any]
"""A typed row: the columns of the warehouse's table, by name."""


def log_row(reading: Reading) -> Row:
    """Read one row of the log; what is wrong is in the reading's problems."""
    context = reading.context
    day = reading.required("date", lambda v: days.day(v, context.today))
    municipality = reading.place(day)
    family = reading.read("family", values.family)
    pseudonym = family and context.pseudonyms.of(family, municipality or "")
    if family and day and context.families.is_forgotten(pseudonym, day):
        reading.fail("family", CellError("family_forgotten"))
    institution = reading.read("institution", values.text)
    known_roles = reference.vocabulary("roles").values()
    row = {
        "date": day,
        "municipality": municipality,
        "post": reading.read("post", lambda v: context.posts.code(v, municipality)),
        "kind": _kind(reading, family, institution),
        "family": pseudonym,
        "persons": reading.read("persons", lambda v: values.whole(v, 0, 99)),
        "domains": reading.several("domains"),
        "activity": reading.one("activity", unknown="activity_unknown"),
        "institution": institution,
        "institution_folded": institution and fold(institution),
        "role": reading.read("role", lambda v: values.role(v, known_roles)),
        "esf_measure": reading.read("esf_measure", _esf_measure),
        "outcome": reading.one("outcome"),
        "minutes": reading.read("minutes", lambda v: values.whole(v, 0, 1440)),
        "submitted": reading.read("submitted", days.calendar),
    }
    if day and municipality and row["post"] is None:
        _check_one_post(reading, municipality, day)
    return row


def survey_row(reading: Reading) -> Row:
    """Read one respondent's answers; what is wrong is in the reading's problems."""
    today = reading.context.today
    day = reading.required("date", lambda v: days.day(v, today))
    choices = []
    for question in reference.questions().values():
        if question.type == "several":
            codes = reading.several(question.code)
        elif question.type == "one":
            codes = [code for code in [reading.one(question.code)] if code]
        else:
            continue
        choices += [f"{question.code}:{code}" for code in codes]
    return {
        "date": day,
        "wave": _wave(reading, day),
        "municipality": reading.place(day),
        "institution_kind": reading.one("institution_kind"),
        "choices": choices,
        "open_text": reading.read(
            "recommendations", lambda v: values.text(v, values.LONG)
        ),
        "submitted": reading.read("submitted", days.calendar),
    }


def _kind(reading: Reading, family: str | None, institution: str | None) -> str | None:
    given = reading.one("kind")
    if reading.columns.cell(reading.cells, "kind") and given is None:
        return None
    try:
        return values.kind(given, family=bool(family), institution=bool(institution))
    except CellError as error:
        reading.fail("kind", error)
        return None


def _esf_measure(value: object) -> str:
    plain = values.text(value)
    known = values.spellings(reference.vocabulary("esf_measures").values())
    term = known.get(fold(plain))
    return term.code if term else plain


def _check_one_post(reading: Reading, municipality: str, day: date) -> None:
    found = reading.context.posts.on(municipality, day)
    if len(found) > 1:
        column = label(reading.table.contract["post"])
        reading.fail("post", CellError("post_ambiguous", *found, column=column))


def _wave(reading: Reading, day: date | None) -> str | None:
    given = reading.read("wave", values.wave)
    if given or reading.columns.cell(reading.cells, "wave"):
        return str(given) if given else None
    for phase in reference.phases().values():
        if day and phase.first <= day <= phase.last:
            return phase.code
    if day:
        reading.fail("wave", CellError("wave_unknown"))
    return None
