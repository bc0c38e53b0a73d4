"""From a file's rows to typed rows, or to what is wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from dashboard.ground import reference
from dashboard.ground.spelling import fold
from dashboard.writing.contracts import values
from dashboard.writing.contracts.contract import LOG
from dashboard.writing.contracts.fields import Field
from dashboard.writing.contracts.problems import CellError, Label
from dashboard.writing.files.table import Cell
from dashboard.writing.rows import codes
from dashboard.writing.rows.posts import Posts
from dashboard.writing.rows.reading import Reading

Row = dict[str, Any]
"""A typed row: the columns of the warehouse's table, by name."""

MANY, LONG = 16, 600
"""So many persons of one family, and more minutes of one entry, are unlikely."""


def log_row(reading: Reading) -> Row:
    """Read one row of the log; what is wrong is in the reading's problems.

    Columns that follow from each other are read here, the rest as its fields say.
    """
    day = reading.value("date")
    municipality = reading.place(day)
    family = _family(reading, day, municipality)
    institution = reading.value("institution")
    done = _done_for_kind(reading)
    row: Row = {
        "date": day,
        "municipality": municipality,
        **family,
        "institution": institution,
        "institution_folded": institution and fold(institution),
        "post": _post(reading, municipality),
        "kind": _kind(reading, family["family"], institution, done),
        "activity": _activity(reading, done),
    }
    row |= reading.rest(row)
    if row["kind"] in {"indirect", "institution"}:
        _tell_if_family_missing(reading, row, done)
    _tell_if_unlikely(reading, row)
    if day and municipality and row["post"] is None:
        _check_one_post(reading, municipality, day)
    return row


def survey_row(reading: Reading) -> Row:
    """Read one respondent's answers; what is wrong is in the reading's problems."""
    day = reading.value("date")
    row: Row = {
        "date": day,
        "choices": list(_choices(reading)),
        "wave": _wave(reading, day),
        "municipality": reading.place(day),
        "open_text": reading.value("recommendations"),
    }
    questions = reference.questions()
    if not questions.keys() & {*reading.columns.single, *reading.columns.ticks}:
        reading.problems.append(reading.of_the_row(CellError("no_answers")))
    return row | reading.rest(row)


def _choices(reading: Reading) -> Iterator[str]:
    """Yield what was chosen, as question:choice."""
    for question in reference.questions().values():
        if question.type == "text":
            continue
        given = reading.value(question.code)
        codes = given if question.type == "several" else [given] if given else []
        yield from (f"{question.code}:{code}" for code in codes)


def _family(reading: Reading, day: date | None, municipality: str | None) -> Row:
    """Return what the family named is known by; nobody may have forgotten it."""
    nobody: Row = {"family": None, "family_before": None, "skeleton": None}
    written = reading.cell("family")
    if written and codes.is_ditto(written.value):
        reading.fail("family", CellError("family_ditto"))
        return nobody
    cell, code = reading.filled("family"), reading.value("family")
    if cell and code and codes.is_nobody(code):
        reading.fail("family", CellError("family_nobody"))
        return nobody
    if cell is None or code is None:
        if reading.says_nothing("family"):
            reading.fail("family", CellError("family_nobody"))
        return nobody
    wrong = _wrong_code(code, cell.value, reference.lists_in_force())
    if not wrong:
        _tell_if_shown(reading, cell)
    if wrong or codes.plain(code) != codes.early(code):
        reading.refuse("family", cell, wrong or CellError("family_mended"))
    named = _named(reading, code, municipality or "", day or date.max)
    if reading.context.families.is_forgotten(named["family"], day or date.max):
        reading.fail("family", CellError("family_forgotten"))
    return named


@lru_cache(maxsize=20_000, typed=True)
def _wrong_code(
    code: str, written: object, lists: reference.Lists | None
) -> CellError | None:
    """Return what is wrong: an entry of another column's list, or several codes."""
    column = _owners(lists).get(codes.bare(code))
    if column:
        return CellError("family_of_column", column=column.named)
    try:
        codes.check(written)
    except CellError as error:
        # Kept for long, it must not keep the row alive in which it came up.
        return error.with_traceback(None)
    return None


@lru_cache(maxsize=16)
def _owners(_lists: reference.Lists | None) -> Mapping[str, Field]:
    """Return the log's columns by every entry of their lists, which are the home's."""
    return {
        spelling: column
        for column in reversed(LOG.fields)
        for spelling in values.spellings(column.terms)
    }


def _named(reading: Reading, code: str, municipality: str, day: date) -> Row:
    """Return what a family is known by: its pseudonym, and what tells likes of it.

    What was decided of the code as it was read before stands.
    """
    families = reading.context.families
    now, before, skeleton = reading.context.pseudonyms.names(code, municipality)
    stands = families.has_decided(before) and families.on(before, day) != families.on(
        now, day
    )
    return {
        "family": before if stands else now,
        "family_before": None if stands or before == now else before,
        "skeleton": skeleton,
    }


def _tell_if_family_missing(reading: Reading, row: Row, done: str | None) -> None:
    """Say where an empty cell of the family stands beside what only a family has."""
    is_empty = reading.cell("family") is None
    has_column = "family" in reading.columns.single
    tells = row["persons"] or row["esf_measure"] or row["activity"] == "home_visit"
    has_kind = reading.filled("kind") and not done
    if has_column and is_empty and tells and not has_kind:
        reading.fail("family", CellError("family_missing"))


def _tell_if_unlikely(reading: Reading, row: Row) -> None:
    """Say of persons and minutes that hardly anybody means; they are kept."""
    persons, minutes = row["persons"] or 0, row["minutes"] or 0
    words = {"persons": persons, "minutes": minutes}
    if row["family"] and minutes and persons > minutes and persons >= MANY // 2:
        reading.fail("minutes", CellError("persons_for_minutes", **words))
    elif row["family"] and persons >= MANY:
        reading.fail("persons", CellError("persons_many", **words))
    if minutes > LONG:
        reading.fail("minutes", CellError("minutes_many", **words))


def _tell_if_shown(reading: Reading, cell: Cell) -> None:
    """Say once a file that codes were read as their cells show them."""
    if cell.address in reading.table.shown and reading.context.once("family_shown"):
        reading.fail("family", CellError("family_shown"))


def _post(reading: Reading, municipality: str | None) -> str | None:
    posts = reading.context.posts
    found: str | None = reading.read(
        "post", lambda cell: _own_post(posts, cell, municipality), by=(municipality,)
    )
    return found


def _own_post(posts: Posts, cell: object, municipality: str | None) -> str | None:
    """Read the mediator's post; CellError where somebody else's stands there."""
    role = LOG["role"]
    if fold(str(cell)) in values.spellings(role.terms):
        raise CellError("post_of_contact", column=role.named)
    return posts.code(cell, municipality)


def _kind(
    reading: Reading, family: str | None, institution: str | None, done: str | None
) -> str | None:
    names = {"family": bool(family), "institution": bool(institution)}
    if done:
        return values.kind(None, **names)
    given = reading.value("kind")
    if reading.filled("kind") and given is None:
        _suggest_kind(reading, **names)
        return None
    try:
        return values.kind(given, **names)
    except CellError as error:
        reading.fail("kind", error)
        return None


def _done_for_kind(reading: Reading) -> str | None:
    """Return what was done, where that and no kind stands in the kind's column."""
    cell = reading.filled("kind")
    if cell is None:
        return None
    return _done_alone(reference.lists_in_force()).get(fold(str(cell.value)))


@lru_cache(maxsize=16)
def _done_alone(_lists: reference.Lists | None) -> Mapping[str, str]:
    """Return activities by every spelling that is no kind's, from the home's lists."""
    kinds = values.spellings(LOG["kind"].terms)
    done = values.spellings(LOG["activity"].terms)
    return {said: term.code for said, term in done.items() if said not in kinds}


def _activity(reading: Reading, done: str | None) -> str | None:
    """Return what was done; where it stands in the kind's column that is said."""
    given: str | None = reading.value("activity")
    if done is None:
        return given
    is_other = reading.filled("activity")
    code = "kind_of_column" if is_other else "kind_for_activity"
    reading.fail("kind", CellError(code, column=LOG["activity"].named))
    return given if is_other else done


def _suggest_kind(reading: Reading, *, family: bool, institution: bool) -> None:
    """Let only a kind be suggested that does not contradict what the row names."""
    if not any(one.column == "kind" and one.near for one in reading.problems):
        return
    meant = values.kind(None, family=family, institution=institution)
    term = reference.vocabulary("interaction_kinds")[meant]
    likely = Label(term.lv, term.en)
    reading.problems[:] = [
        replace(one, near=(likely,)) if one.column == "kind" and one.near else one
        for one in reading.problems
    ]


def _check_one_post(reading: Reading, municipality: str, day: date) -> None:
    found = reading.context.posts.on(municipality, day)
    if len(found) > 1:
        column = reading.table.contract["post"].named
        reading.fail("post", CellError("post_ambiguous", *found, column=column))


def _wave(reading: Reading, day: date | None) -> str | None:
    given = reading.value("wave")
    if given or reading.filled("wave"):
        return str(given) if given else None
    for phase in reference.phases().values():
        if day and phase.first <= day <= phase.last:
            return phase.code
    if day:
        reading.fail("wave", CellError("wave_unknown"))
    return None
