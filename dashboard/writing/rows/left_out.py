"""Columns that were left out, though their heading or cells look like a known one.

People write a question in their own words, shorten it or number it. Which it is is
suggested, and never guessed: they say so, or head the column as the template does.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime, time
from difflib import SequenceMatcher

from dashboard.ground import reference
from dashboard.ground.spelling import fold
from dashboard.writing.contracts import values
from dashboard.writing.contracts.fields import Contract, Field
from dashboard.writing.contracts.problems import CellError, Label, Problem
from dashboard.writing.files.columns import Columns, is_added
from dashboard.writing.files.dressed import without
from dashboard.writing.files.table import Cell, Table

_LIKE, _ALIKE, _FEW_LETTERS = 0.65, 0.7, 4
"""The shares of words and of letters in common from which on a column is suggested;
of a shorter heading too few letters are known."""
_MOST = 3
"""So many columns at most are suggested for a heading."""
_STEM, _SHORT = 5, 4
_USUAL = 3
"""A stem that so many questions have says nothing of which it is."""
_ALL_OF_LIST = 0.8
"""The share of a column's filled cells that must be entries of a list."""
_HOURS = re.compile(
    r"\b(stund\w*|hours?|hrs|часы|часов)\b|[(\[,]\s*(st|h)\.?\s*[)\]]?$"
)
_FROM_TO = re.compile(
    r"(laiks )?(no|lidz|sakums|beigas|sakuma laiks|beigu laiks|plkst\.?|laiks"
    r"|start|end|from|to|till|until|start time|end time|начало|конец|с|до)"
)
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.][0-5]\d(:\d\d)?")
_PEOPLE = re.compile(
    r"\b(pieaug|bern|viries|siev|jauniesi|adults?|child|women|men\b|взросл|дет[иейя])"
)
"""Parts of a family, each with a number of its own."""
_BACK = re.compile(
    r"(ir )?(anulet|atcelt|dzest|svitrot)[sai]|neder(igs|iga)|neskaitit|nav jaskaita"
    r"|kludains|kludaini|dublikats|dublets|dubults?|atsaukt[sai]|cancel+ed|deleted"
    r"|void|duplicate|removed|do not count|отмен[а-я]+|удален[ао]?|дубль|дубликат"
)
"""What people write beside a row that counts no more."""
_NUMBERED = re.compile(
    r"(?:q|j|jaut\w*|question|вопрос)?\.?\s*(\d{1,2})\.?\s*(?:jaut\w*)?"
)
_ASKS = re.compile(
    r"^(vai|ka|kas|kadi|kadas|kuri|cik|kapec|how|what|which|do|has)\b|\?$"
)


def problems(
    table: Table, columns: Columns, passed: Collection[str]
) -> Iterator[Problem]:
    """Point at filled columns that may be the contract's, but not those `passed`."""
    free = [
        one
        for one in table.contract.fields
        if one.name not in columns.single and one.name not in columns.ticks
    ]
    yield from _without_heading(table)
    for place, heading in enumerate(table.headings):
        text = str(heading.value or "")
        if text not in columns.dropped or text in passed or is_added(text):
            continue
        cells = [row[place].value for row in table.rows if row[place].value is not None]
        if cells:
            yield from _of_column(heading, cells, free, table.contract)
            yield from _taken_back(table, place)


def _without_heading(table: Table) -> Iterator[Problem]:
    """Say of cells below no heading: a separator too many in a row moves its cells."""
    for place, heading in enumerate(table.headings):
        if heading.value is not None:
            continue
        filled = [row[place] for row in table.rows if row[place].value is not None]
        if filled:
            yield Problem(
                code="cells_without_heading",
                cell=filled[0].address,
                column="",
                value="",
                words={"n": len(filled)},
            )


def _of_column(
    heading: Cell, cells: Sequence[object], free: Sequence[Field], contract: Contract
) -> Iterator[Problem]:
    text, n = str(heading.value), len(cells)
    part = _of_a_part(heading, cells, free)
    if part:
        yield part
        return
    meant = _by_place(text, contract, free) or _by_words(text, free, contract)
    is_asked = contract.name == "survey" and _ASKS.search(fold(text))
    if not (meant or is_asked):
        meant = _by_cells(cells, free)
    if meant:
        names = [one.named for one in meant[:_MOST]]
        words = {"n": n, "cell": heading.address, "code": meant[0].name}
        yield _problem("column_left_out", heading, meant[0].name, words, names)
    elif is_asked:
        yield _problem("question_unknown", heading, "", {"n": n}, [])


def _of_a_part(
    heading: Cell, cells: Sequence[object], free: Sequence[Field]
) -> Problem | None:
    """Say of a column that holds a part of what stands in one of the contract's."""
    text, n = fold(str(heading.value)), len(cells)
    by_name = {one.name: one for one in free}
    if "minutes" in by_name and _HOURS.search(text):
        return _problem("hours_left_out", heading, "minutes", {"n": n}, [])
    if "minutes" in by_name and _FROM_TO.fullmatch(text) and _most(cells, _is_clock):
        words = {"n": n, "column": by_name["minutes"].named}
        return _problem("hours_of_clock_left_out", heading, "minutes", words, [])
    if "persons" in by_name and _PEOPLE.search(text) and _most(cells, _is_number):
        words = {"n": n, "column": by_name["persons"].named}
        return _problem("persons_left_out", heading, "persons", words, [])
    for one in free:
        term = values.spellings(one.terms).get(text) if one.several else None
        if term and _most(cells, _is_tick):
            words = {
                "n": n,
                "cell": heading.address,
                "code": f"{one.name}/{term.code}",
                "heading": Label(f"{one.lv}/{term.lv}", f"{one.en}/{term.en}"),
            }
            return _problem("choice_left_out", heading, one.name, words, [])
    return None


def _most(cells: Sequence[object], is_it: Callable[[object], bool]) -> bool:
    return sum(map(is_it, cells)) >= _ALL_OF_LIST * len(cells)


def _is_tick(value: object) -> bool:
    try:
        values.ticked(value)
    except CellError:
        return False
    return True


def _is_number(value: object) -> bool:
    return bool(values.WHOLE.fullmatch(str(value)))


def _is_clock(value: object) -> bool:
    is_time = isinstance(value, time | datetime)
    return is_time or bool(_CLOCK.fullmatch(str(value).strip()))


def _taken_back(table: Table, place: int) -> Iterator[Problem]:
    """Point at cells of a column left out that say that their row does not count."""
    for cell in (row[place] for row in table.rows):
        if isinstance(cell.value, str) and _BACK.fullmatch(
            fold(cell.value).strip(" .!")
        ):
            yield Problem(
                code="row_taken_back", cell=cell.address, column="", value=cell.value
            )


def _problem(
    code: str,
    heading: Cell,
    column: str,
    words: dict[str, object],
    names: Sequence[Label],
) -> Problem:
    return Problem(
        code=code,
        cell=heading.address,
        column=column,
        value=str(heading.value)[:200],
        words=words,
        near=(*names,),
    )


def _by_words(text: str, free: Sequence[Field], contract: Contract) -> list[Field]:
    """Return columns whose headings share most words with a heading, likest first."""
    usual = Counter(
        stem for one in contract.fields for stem in _stems(f"{one.lv} {one.en}")
    )
    telling = {stem for stem in _stems(text) if usual[stem] < _USUAL}
    likely = []
    for one in free:
        share = max(
            len(telling & _stems(known)) / len(telling) if telling else 0.0
            for known in (one.lv, one.en, *one.other, *one.like)
        )
        ratio = max(
            SequenceMatcher(None, fold(without(text)), known).ratio()
            for known in (*one.headings, *map(fold, one.like))
        )
        is_like = share > _LIKE or (ratio > _ALIKE and len(text) >= _FEW_LETTERS)
        likely += [(max(share, ratio), one)] if is_like else []
    return [one for _like, one in sorted(likely, key=lambda pair: -pair[0])]


def _by_place(text: str, contract: Contract, free: Sequence[Field]) -> list[Field]:
    """Return the question of a number, as the survey counts them: Q3, 3. jautājums."""
    number = _NUMBERED.fullmatch(fold(text))
    known = reference.questions() if contract.name == "survey" else {}
    asked = [one for one in contract.fields if one.name in known]
    if number is None or not 0 < int(number[1]) <= len(asked):
        return []
    meant = asked[int(number[1]) - 1]
    return [meant] if meant in free else []


def _by_cells(cells: Sequence[object], free: Sequence[Field]) -> list[Field]:
    """Return the columns of whose lists nearly all cells are entries."""
    texts = [fold(str(cell)) for cell in cells]
    found = []
    for one in free:
        spellings = values.spellings(one.terms) if one.terms else {}
        if sum(text in spellings for text in texts) >= _ALL_OF_LIST * len(texts):
            found.append(one)
    return found


def _stems(text: str) -> set[str]:
    """Return the beginnings of a text's longer words."""
    words = re.findall(r"\w+", fold(without(text) or text))
    return {word[:_STEM] for word in words if len(word) >= _SHORT}
