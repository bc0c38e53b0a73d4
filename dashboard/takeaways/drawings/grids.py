"""Drawings that are tables: as people read them, tinted by size, or as quotations."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dashboard.ground import i18n, reference
from dashboard.ground.i18n import _, ngettext
from dashboard.reading.answer import Answer
from dashboard.reading.columns.codes import EVERYWHERE
from dashboard.reading.indicator import ALL_PLACES, Indicator
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.cells import Line, Shown
from dashboard.reading.kit.tables.protected import number
from dashboard.reading.recommendations.sentences import UNKNOWN
from dashboard.reading.rows import TOTAL, Row
from dashboard.reading.survey.tables import latest
from dashboard.takeaways.drawings.bars import more
from dashboard.takeaways.drawings.drawing import SPARE, Grid

MOST_LINES, MOST_COLUMNS = 9, 6
"""What a slide has room for, in words that are read from the back row."""

_ROOM = 10
"""Lines of words in a table, its headings included."""

_MOST_KINDS, _MOST_PLACES = 8, 6
_STEPS = 4
_LONGEST = 160


def listed(indicator: Indicator, answer: Answer) -> Grid:
    """The table of the card, as far as a slide has room; totals stay."""
    shown = indicator.shown(answer)
    lines = [line for line in shown.lines if len(line.cells) == len(shown.columns)]
    kept = _kept(lines)
    places = _columns(shown, lines)
    grid = Grid(
        headings=tuple(shown.headings[i] for i in places),
        lines=tuple(tuple(_cut(line.cells[i].whole) for i in places) for line in kept),
        numeric=frozenset(
            at for at, i in enumerate(places) if shown.columns[i] in shown.numeric
        ),
        totals=_totals(kept),
    )
    return _fitting(grid, len(lines))


def kinds(answer: Answer) -> Grid:
    """Kinds of institution across municipalities, tinted by times of cooperation."""
    sizes = {row["kind"]: row["times"] or 0 for row in answer.totals}
    order = sorted(sizes, key=lambda kind: -sizes[kind])
    names = words.places({row["municipality"] for row in answer.parts})
    places = sorted(names, key=lambda code: i18n.alphabetical(names[code]))
    cells = {(row["kind"], row["municipality"]): row for row in answer.rows}
    total = {TOTAL: words.value("municipality", TOTAL)} if len(places) > 1 else {}
    columns = {code: names[code] for code in places[:_MOST_PLACES]} | total
    return _by_kind(order, columns, cells)


def domains(answer: Answer) -> Grid:
    """Kinds of institution across domains, tinted by times of cooperation."""
    found = answer.totals
    by_kind, by_domain = Counter[str](), Counter[str]()
    for row in found:
        by_kind[row["kind"]] += row["times"]
        by_domain[row["domain"]] += row["times"]
    order = [kind for kind, _n in by_kind.most_common()]
    most = by_domain.most_common(_MOST_PLACES)
    columns = {domain: words.value("domain", domain) for domain, _n in most}
    cells = {(row["kind"], row["domain"]): row for row in found}
    return _by_kind(order, columns, cells)


def _by_kind(
    kinds_: list[str], columns: dict[str, str], cells: dict[tuple[str, str], Row]
) -> Grid:
    """Times of cooperation of the first kinds, across columns; totals have no tint."""
    shown = kinds_[:_MOST_KINDS]
    grid = Grid(
        headings=(words.heading("kind"), *columns.values()),
        lines=tuple(
            (
                words.value("kind", kind),
                *(_times(cells.get((kind, code))) for code in columns),
            )
            for kind in shown
        ),
        numeric=frozenset(range(1, len(columns) + 1)),
        tints=_tints(shown, [code for code in columns if code != TOTAL], cells),
    )
    return _fitting(grid, len(kinds_))


def quotations(answer: Answer, page: int = 0) -> Grid:
    """Approved answers in the respondents' own words: each once, and how often.

    Of the survey of the phase that is asked about, or of the latest.
    """
    period = answer.filters.period
    asked = [row for row in answer.rows if period == f"phase:{row['wave']}"]
    shown = asked or latest(answer.rows)
    said = Counter(row["answer"] for row in shown).most_common()
    grid = Grid(
        headings=(words.heading("answer"), _("Answers")),
        lines=tuple((_cut(text), i18n.number(n)) for text, n in said),
        numeric=frozenset({1}),
    )
    return _paged(grid, page, _of_wave(shown) if len(shown) < len(answer.rows) else "")


def _of_wave(shown: Sequence[Row]) -> str:
    """Say of which survey the answers are, and how many, where there are others."""
    return ngettext(
        "Here: {wave}, {n} answer.",
        "Here: {wave}, {n} answers.",
        len(shown),
        wave=words.value("wave", shown[0]["wave"]),
    )


def recommendation_phases(answer: Answer) -> Grid:
    """How many recommendations of each phase have which status, a column each."""
    counts = {
        (row["phase"], row["status"]): row["recommendations"] for row in answer.rows
    }
    statuses = reference.vocabulary("recommendation_statuses")
    shown = [code for code in statuses if any(s == code for _phase, s in counts)]
    phases = [*dict.fromkeys(phase for phase, _status in counts)]
    heads = [words.value("status", code) for code in shown]
    grid = Grid(
        headings=(words.heading("phase"), words.heading("recommendations"), *heads),
        lines=tuple(
            (
                words.value("phase", phase),
                *(
                    i18n.number(counts.get((phase, code), 0))
                    for code in (TOTAL, *shown)
                ),
            )
            for phase in phases[-MOST_LINES:]
        ),
        numeric=frozenset(range(1, len(shown) + 2)),
    )
    return _fitting(grid, len(phases))


def recommendations(answer: Answer, page: int = 0) -> Grid:
    """Each recommendation once, those with news first, with what became of it where."""
    columns = ("recommendation", "text", "status")
    by_number: dict[tuple[str, ...], list[Row]] = {}
    for row in answer.rows:
        told = tuple(_cut(answer.columns[name].text(row)) for name in columns[:2])
        by_number.setdefault(told, []).append(row)
    found = sorted(by_number.items(), key=lambda one: not any(map(_is_news, one[1])))
    grid = Grid(
        headings=tuple(answer.columns[name].title for name in columns),
        lines=tuple((*told, _became(answer, rows)) for told, rows in found),
    )
    return _paged(grid, page)


def _became(answer: Answer, rows: list[Row]) -> str:
    """The statuses of a recommendation, each with its municipalities."""
    places: dict[str, list[str]] = {}
    for row in rows:
        status, place = (answer.columns[name].text(row) for name in _WHERE)
        is_everywhere = row["municipality"] == EVERYWHERE
        named = _(ALL_PLACES) if is_everywhere else place
        places.setdefault(status, []).append(named)
    if [*places.values()] == [[_(ALL_PLACES)]]:
        return next(iter(places))
    return "; ".join(
        f"{status} ({', '.join(named)})" for status, named in places.items()
    )


_WHERE = ("status", "municipality")


def _is_news(row: Row) -> bool:
    return row["status"] != UNKNOWN


def _paged(grid: Grid, page: int, note: str = "") -> Grid:
    """A page of a long table, from 1 on; of none in particular as much as has room."""
    pages = _pages(grid, _ROOM)
    if page < 1:
        left = more(len(grid.lines) - len(pages[0].lines))
        said = " ".join(filter(None, (note, left)))
        return replace(pages[0], pages=len(pages), note=said)
    if page > len(pages):
        return replace(grid, lines=(), pages=len(pages))
    return replace(_evened(grid, pages)[page - 1], pages=len(pages), note=note)


def _pages(grid: Grid, room: int) -> list[Grid]:
    """A table in parts that are no higher than a room, in lines of words."""
    pages: list[Grid] = []
    page = replace(grid, lines=())
    for line in grid.lines:
        longer = replace(page, lines=(*page.lines, line))
        if page.lines and _height(longer) > room:
            pages.append(page)
            longer = replace(grid, lines=(line,))
        page = longer
    return [*pages, page]


def _evened(grid: Grid, pages: list[Grid]) -> list[Grid]:
    """As many parts of about one height: none is left with a line alone."""
    rest, evened = grid.lines, []
    for left in range(len(pages), 0, -1):
        whole = replace(grid, lines=rest)
        wanted = (_height(whole) - whole.height(-1, SPARE)) / left
        n = high = 0
        while n < len(rest) and high < wanted:
            high += whole.height(n, SPARE)
            n += 1
        evened.append(replace(grid, lines=rest[:n]))
        rest = rest[n:]
    return pages if any(_height(page) > _ROOM for page in evened) else evened


def _fitting(grid: Grid, there_are: int) -> Grid:
    """Leave out lines before the totals until the table is no higher than a slide."""
    while grid.lines and _height(grid) > _ROOM:
        last = len(grid.lines) - 1 - len(grid.totals)
        if last < 1:
            break
        lines = grid.lines[:last] + grid.lines[last + 1 :]
        totals = frozenset(at - 1 for at in grid.totals)
        grid = replace(grid, lines=lines, totals=totals)
    return replace(grid, note=more(there_are - len(grid.lines)))


def _height(grid: Grid) -> int:
    return sum(grid.height(line, SPARE) for line in range(-1, len(grid.lines)))


def _kept(lines: list[Line]) -> list[Line]:
    totals = [line for line in lines if line.is_total]
    if len(totals) > 1:
        return lines[:MOST_LINES]
    others = [line for line in lines if not line.is_total]
    return [*others[: MOST_LINES - len(totals)], *totals]


def _totals(kept: list[Line]) -> frozenset[int]:
    """The line that sums up the others; where several do, none stands out."""
    places = [at for at, line in enumerate(kept) if line.is_total]
    return frozenset(places if len(places) == 1 else ())


def _columns(shown: Shown, lines: list[Line]) -> list[int]:
    """Columns with anything in them, from the left, as many as there is room for."""
    told = [
        i
        for i in range(len(shown.columns))
        if i == 0 or any(line.cells[i].whole for line in lines)
    ]
    return told[:MOST_COLUMNS]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _times(row: Row | None) -> str:
    if row is None:
        return i18n.number(0)
    return number(row, "times")


def _tints(
    kinds_: list[str], places: list[str], cells: dict[tuple[str, str], Row]
) -> dict[tuple[int, int], int]:
    """Steps from 0 to 3 by the largest number shown; none where there is no number."""
    values = {
        (i, j + 1): cells[kind, code]["times"]
        for i, kind in enumerate(kinds_)
        for j, code in enumerate(places)
        if (kind, code) in cells and cells[kind, code]["times"]
    }
    most = max(values.values(), default=1)
    return {at: min(_STEPS * n // (most + 1), _STEPS - 1) for at, n in values.items()}
