"""What became of careless files, held against what is true."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from dashboard.ground import spelling
from dashboard.writing.rows import pseudonyms
from dashboard.writing.warehouse import likeness

CELL = re.compile(r"(?:(?P<sheet>.*)!)?[A-Z]+(?P<row>\d+)")
OF_THE_FILE = {
    *("day_first", "month_first", "rows_hidden", "heading_meant", "says_nothing"),
    *("rows_above_headings", "rows_without_work", "sent_again", "records_anew"),
}
"""What is said of a whole file or column, at its first cell."""


@dataclass(kw_only=True)
class Fate:
    """What became of one line: the row kept of it, and whether anything was said."""

    file: object
    row: int
    line: object
    stored: dict | None
    codes: tuple
    wrong: tuple
    is_said: bool

    @property
    def place(self):
        return self.stored and (self.stored["batch"], self.stored["line"])

    @property
    def name(self):
        return "right" if not self.wrong else "said" if self.is_said else "unsaid"


@dataclass
class Judgement:
    """The fates of all lines of all files."""

    fates: list = field(default_factory=list)

    def of(self, name):
        return [fate for fate in self.fates if fate.name == name]

    @property
    def right_lines(self):
        return [fate for fate in self.fates if _is_as_meant(fate)]

    @property
    def accused(self):
        """Lines that are as they should be, and are told to be wrong or read so."""
        return [fate for fate in self.right_lines if fate.codes or fate.wrong]

    def wrongs(self):
        return self.of("said") + self.of("unsaid")

    def by_slip(self, fates):
        return Counter(fate.line.slip for fate in fates)


def _is_as_meant(fate):
    return fate.line.slip is None and fate.file.shape != "swapped"


def judge(world, file, verdict, judgement):
    """Hold every line of a file that was taken in against its truth."""
    keyed = pseudonyms.ready(world.settings, None)
    if verdict.batch is None and verdict.unchanged:
        return
    sql = "from raw.log_rows where batch = ?"
    with world.warehouse() as warehouse:
        stored = {row["line"]: row for row in warehouse.rows(sql, [verdict.batch])}
        found = warehouse.rows("select batch, line from staging.log_rows")
    in_force = {(row["batch"], row["line"]) for row in found}
    kept = {id(fate.line) for fate in judgement.fates if fate.place in in_force}
    pointed = _pointed(verdict)
    of_file = {p.code for p in verdict.problems} & OF_THE_FILE
    told = [p.words["column"] for p in verdict.problems if p.code == "says_nothing"]
    nothing = {column.lv for column in told}
    nth = 0
    for sheet, number, line in file.rows():
        codes = pointed[sheet, number] or pointed[None, number]
        # Headings that begin another table are no line of it.
        is_line = "further_table" not in codes
        nth += is_line
        row = stored.get(nth) if is_line else None
        passed = line.slip == "prefilled" and "rows_without_work" in of_file
        again = line.before and "sent_again" in of_file
        said = bool(codes or passed or again or line.columns & nothing)
        wrong = tuple(_wrong(row, line, keyed))
        if row and id(line.before) in kept:
            wrong += ("counted twice",)
        judgement.fates.append(
            Fate(
                file=file,
                row=number,
                line=line,
                stored=row,
                codes=tuple(codes),
                wrong=wrong,
                is_said=said,
            )
        )


def finish(world, judgement):
    """Let what is said of families elsewhere count as said of each of their rows."""
    with world.warehouse() as warehouse:
        told = {one.family for one in likeness.alike(warehouse)}
    told |= {
        fate.stored["family"]
        for fate in judgement.fates
        if fate.stored and {"family_unusual", "family_alike"} & set(fate.codes)
    }
    for fate in judgement.fates:
        if fate.wrong == ("family",) and fate.stored["family"] in told:
            fate.is_said = True


def _pointed(verdict):
    """Return the codes of the problems by the rows they stand in."""
    found = defaultdict(list)
    for problem in verdict.problems:
        match = CELL.fullmatch(problem.cell)
        if problem.code not in OF_THE_FILE:
            found[match["sheet"], int(match["row"])].append(problem.code)
    return found


SIDE = ("date", "municipality", "kind", "persons", "activity", "outcome", "minutes")


def _wrong(stored, line, keyed):
    """Yield what of a row is not as it was meant."""
    entry = line.entry
    if entry is None or stored is None:
        yield from ["counted"] if stored else ["left out"] if entry else []
        return
    yield from (name for name in SIDE if stored[name] != getattr(entry, name))
    if stored["role"] != entry.role:
        yield "role"
    if sorted(stored["domains"]) != sorted(entry.domains):
        yield "domains"
    if stored["institution_folded"] != (
        entry.institution and spelling.fold(entry.institution)
    ):
        yield "institution"
    if stored["family"] != (
        entry.family and keyed.of(entry.family, entry.municipality)
    ):
        yield "family"


def families(world, judgement):
    """Return the families reported and true, and those whose cause nothing tells."""
    keyed = pseudonyms.ready(world.settings, None)
    sql = "select distinct family from staging.log_rows where family is not null"
    with world.warehouse() as warehouse:
        reported = {row["family"] for row in warehouse.rows(sql)}
    rows = defaultdict(list)
    true = set()
    for fate in judgement.fates:
        entry = fate.line.entry
        if fate.stored:
            rows[fate.stored["family"]].append(fate)
        if entry and entry.family:
            meant = keyed.of(entry.family, entry.municipality)
            true.add(meant)
            rows[meant].append(fate)
    unexplained = {
        family
        for family in reported ^ true
        if not all(fate.is_said for fate in rows[family])
    }
    return len(reported), len(true), len(unexplained)
