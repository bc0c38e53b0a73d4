"""What can be done to an entry of a list: added, changed, taken out, brought."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, pairwise
from textwrap import shorten

from dashboard.ground import reference
from dashboard.ground.i18n import _, ngettext
from dashboard.ground.spelling import fold
from dashboard.writing.warehouse.registers import cells
from dashboard.writing.warehouse.registers.change import Change, Edit, tell_if_removed
from dashboard.writing.warehouse.registers.register import Register
from dashboard.writing.warehouse.registers.store import (
    RegisteredAlreadyError,
    RegisterError,
)
from dashboard.writing.warehouse.registers.words import told
from dashboard.writing.warehouse.warehouse import Warehouse

Row = dict[str, str]


def added(warehouse: Warehouse, register: Register, given: Mapping[str, str]) -> Change:
    """Add an entry; RegisteredAlreadyError if it is there just so."""
    (numbered,) = _numbered(warehouse, register, [given])
    entry = _new(register, numbered)
    standing = register.store.at(warehouse, entry)
    if standing == entry:
        raise RegisteredAlreadyError(
            _("Already there: {name}", name=told(_title(entry)))
        )
    if standing:
        raise RegisterError(
            _("“{name}” is in the list. Change it instead.", name=told(_title(entry)))
        )
    edit = Edit(register=register.name, after=entry)
    return _checked(warehouse, register, "add", [edit])


def changed(
    warehouse: Warehouse, register: Register, key: str, given: Mapping[str, str]
) -> Change:
    """Give an entry other values; what is not given stays as it is."""
    before = entry_of(warehouse, register, key)
    entry = _read(register, {**before, **given})
    if entry == before:
        raise RegisteredAlreadyError(_("It was so already; nothing was changed."))
    _make_sure_of_the_wording(warehouse, register, before, entry)
    if register.store.key(entry) == key:
        edits = [Edit(register=register.name, before=before, after=entry)]
    else:
        _make_sure_it_may_go(register, before)
        edits = [
            Edit(register=register.name, before=before),
            Edit(register=register.name, after=entry),
        ]
    return _checked(warehouse, register, "change", edits)


def removed(warehouse: Warehouse, register: Register, key: str) -> Change:
    """Take an entry out; RegisterError if it came with Tilts and has to stay.

    RegisteredAlreadyError if just that was done to it last.
    """
    try:
        before = entry_of(warehouse, register, key)
    except RegisterError:
        tell_if_removed(warehouse, register.name, key)
        raise
    _make_sure_it_may_go(register, before)
    edit = Edit(register=register.name, before=before)
    return _checked(warehouse, register, "remove", [edit])


def brought(
    warehouse: Warehouse, register: Register, rows: Sequence[Mapping[str, str]]
) -> Change:
    """Take in the rows of a file: new entries are added, known ones changed.

    Entries that the file lacks stay.
    """
    edits = []
    for row in _numbered(warehouse, register, rows):
        entry = _read(register, row)
        standing = register.store.at(warehouse, entry)
        if standing is None:
            _new(register, row)
        else:
            _make_sure_of_the_wording(warehouse, register, standing, entry)
        if standing != entry:
            edits.append(Edit(register=register.name, before=standing, after=entry))
    if not edits:
        raise RegisteredAlreadyError(_("It was so already; nothing was changed."))
    return _checked(warehouse, register, "import", edits)


def entry_of(warehouse: Warehouse, register: Register, key: str) -> Row:
    """Return an entry by its key; RegisterError if there is none."""
    for entry in register.store.all(warehouse):
        if register.store.key(entry) == key:
            return entry
    raise RegisterError(_("There is no entry “{name}”.", name=key))


def _numbered(
    warehouse: Warehouse, register: Register, rows: Sequence[Mapping[str, str]]
) -> list[Mapping[str, str]]:
    """Rows with numbers, where entries are numbered: of the same entry, or the next."""
    if not register.numbered:
        return [*rows]
    numbers = count(_next_number(warehouse, register))
    standing = register.store.all(warehouse)
    return [
        row
        if row.get(register.coded)
        else {**row, register.coded: _number_of(row, register, standing, numbers)}
        for row in rows
    ]


def _number_of(
    row: Mapping[str, str],
    register: Register,
    standing: Sequence[Row],
    numbers: Iterator[int],
) -> str:
    entry = _read(register, {**row, register.coded: "0"})
    same = (one for one in standing if {**one, register.coded: "0"} == entry)
    return next((one[register.coded] for one in same), None) or str(next(numbers))


def _next_number(warehouse: Warehouse, register: Register) -> int:
    """The number after the last that was ever given, also to what is gone."""
    given = warehouse.rows(
        "select max(key::integer) as n from raw.register_edits where register = ?",
        [register.name],
    )
    standing = [int(one[register.coded]) for one in register.store.all(warehouse)]
    return max([int(given[0]["n"] or 0), *standing]) + 1


def _new(register: Register, given: Mapping[str, str]) -> Row:
    """An entry that may be added."""
    if not register.grows:
        raise RegisterError(_("Entries of this list can be changed, not added."))
    entry = _read(register, given)
    for column in register.columns:
        if entry[column.name] in column.never_new:
            raise RegisterError(
                _("No new entry can have this: {value}.", value=entry[column.name])
            )
    return entry


def _make_sure_of_the_wording(
    warehouse: Warehouse, register: Register, before: Row, after: Row
) -> None:
    """RegisterError where answers were given to other words: they would change too."""
    is_other = any(before[name] != after[name] for name in register.worded)
    answers = register.store.uses(warehouse, before) if is_other else 0
    if answers:
        raise RegisterError(
            ngettext(
                "{n} answer was given to these words, so they stay. Add a new entry for"
                " other words.",
                "{n} answers were given to these words, so they stay. Add a new entry"
                " for other words.",
                answers,
            )
        )


def _read(register: Register, given: Mapping[str, str]) -> Row:
    """The values of an entry as they are kept; RegisterError for what is none."""
    values = {name: " ".join(str(text or "").split()) for name, text in given.items()}
    if register.coded and not (register.numbered or values.get(register.coded)):
        words = values.get("en") or values.get("lv") or ""
        values[register.coded] = cells.code_of(words)
    entry = {}
    for column in register.columns:
        text = values.get(column.name, "")
        if not text and (column.required or column.name in register.keys):
            raise RegisterError(_("Fill in: {column}.", column=_(column.heading)))
        entry[column.name] = column.cell.read(text) if text else ""
    if "from" in entry and entry["to"] < entry["from"]:
        raise RegisterError(_("The last day lies before the first."))
    if entry.get("most") and float(entry["most"]) < float(entry["target"]):
        raise RegisterError(_("The most of a range is less than its least."))
    return entry


def _checked(
    warehouse: Warehouse, register: Register, deed: str, edits: list[Edit]
) -> Change:
    """The change, if the list holds together afterwards."""
    rows = {register.store.key(one): one for one in register.store.all(warehouse)}
    for edit in edits:
        if edit.before:
            rows.pop(register.store.key(edit.before), None)
        if edit.after:
            rows[register.store.key(edit.after)] = edit.after
    entries = [*rows.values()]
    if register.spelled:
        _make_sure_spellings_mean_one(register, entries)
    if register.spans:
        _make_sure_spans_are_apart(entries)
    about = edits[-1].after or edits[-1].before or {}
    more = f" (+{len(edits) - 1})" if deed == "import" and len(edits) > 1 else ""
    return Change(
        register=register.name,
        deed=deed,
        what=f"{_title(about)}{more}",
        edits=tuple(edits),
    )


def _make_sure_it_may_go(register: Register, entry: Row) -> None:
    if register.is_shipped(entry) and not register.sheds:
        raise RegisterError(
            _(
                "“{name}” came with Tilts and stays in the list. Change it instead.",
                name=told(_title(entry)),
            )
        )


def _make_sure_spellings_mean_one(register: Register, entries: Sequence[Row]) -> None:
    """RegisterError where a spelling has two meanings; of one question, for choices."""
    known: dict[tuple[str, str], str] = {}
    for entry in entries:
        code, within = entry[register.coded], entry.get("question", "")
        texts = [code, entry["lv"], entry["en"], *entry["aliases"].split(";")]
        for spelling in {fold(text) for text in texts} - {""}:
            meant = known.setdefault((within, spelling), code)
            if meant != code:
                raise RegisterError(
                    _(
                        "“{spelling}” would mean two entries: {one} and {other}.",
                        spelling=spelling,
                        one=meant,
                        other=code,
                    )
                )


def _make_sure_spans_are_apart(entries: Sequence[Row]) -> None:
    ordered = sorted(entries, key=lambda one: one["from"])
    for before, after in pairwise(ordered):
        if after["from"] <= before["to"]:
            raise RegisterError(
                _(
                    "{one} and {other} have days in common.",
                    one=told(_title(before)),
                    other=told(_title(after)),
                )
            )


def _title(entry: Mapping[str, str]) -> str:
    """What an entry is called where changes are listed."""
    if "lv" in entry:
        return shorten(str(entry["lv"]), _LONGEST_TITLE, placeholder="…")
    return ", ".join(
        _in_words(name, text)
        for name, text in entry.items()
        if text and name not in _ASIDE
    )


def _in_words(name: str, text: str) -> str:
    if name == "municipality":
        return (
            _("All together")
            if text == cells.TOTAL
            else reference.municipality_name(text)
        )
    return _(cells.MEASURES[text]) if name == "measure" else text


_LONGEST_TITLE = 80
_ASIDE = frozenset({"source", "why_lv", "why_en"})
