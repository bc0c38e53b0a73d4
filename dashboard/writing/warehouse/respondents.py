"""Respondents of a survey whose answers may correct those of an earlier file.

Two people often answer much alike, so a row is held against an earlier one only where
its file has the others of that file too, or where it was sent alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dashboard.writing.contracts.problems import CellError, Problem
from dashboard.writing.rows.reading import Reading
from dashboard.writing.rows.typed import Row
from dashboard.writing.warehouse import corrections
from dashboard.writing.warehouse.corrections import Correction
from dashboard.writing.warehouse.recognition import Recognised
from dashboard.writing.warehouse.resent import NOTHING_EARLIER, Earlier
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.stored import Stored

_MOST, _ALIKE = 2, 5
"""So many things may differ in a file that is sent again; so many must be the same
where a row is sent alone and one thing differs."""
_FEWEST, _NEARLY_ALL = 3, 0.8
"""So many new respondents, and this share of them, are hardly alike by chance."""
_SAID = ("date", "institution_kind")
_OPEN = "recommendations"


def held_against(recognised: Recognised) -> Earlier:
    """Look for respondents that earlier files have with other answers."""
    rows, stored = recognised.rows, recognised.stored
    new = [row for row in rows if row["identity"] not in recognised.contents]
    if stored.is_empty or not new:
        return NOTHING_EARLIER
    lacking: dict[int, Rows] = defaultdict(list)
    for other in _lacking(stored, rows):
        lacking[other["batch"]].append(other)
    shared = _shared(stored, rows)
    pairs: list[Correction] = []
    for batch, others in lacking.items():
        again = bool(shared[batch]) and shared[batch] + len(new) >= len(others)
        pairs += _pairs(new, others, again=again, alone=len(rows) == 1)
    return Earlier(corrections=corrections.one_to_one(pairs))


def problems(recognised: Recognised, readings: Sequence[Reading]) -> Iterator[Problem]:
    """Say where nearly all new respondents answer as those of an earlier file.

    Two persons may have typed in the same papers, each with days of their own.
    """
    rows = recognised.rows
    new = [row for row in rows if row["identity"] not in recognised.contents]
    if recognised.stored.is_empty or len(new) < _FEWEST:
        return
    earlier = _by_place(_lacking(recognised.stored, rows))
    for (place, wave), own in _by_place(new).items():
        there = Counter(map(_answers, earlier.get((place, wave), ())))
        again = (Counter(map(_answers, own)) & there).total()
        if again >= max(_FEWEST, _NEARLY_ALL * len(own)):
            reading = readings[own[0]["line"] - 1]
            cell = reading.cell("date") or reading.cells[0]
            batch = Counter(one["batch"] for one in earlier[place, wave]).most_common(1)
            words = {"n": again, "batch": batch[0][0], "wave": wave}
            yield reading.problem("date", cell, CellError("respondents_again", **words))


def _by_place(rows: Iterable[Row]) -> Mapping[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        found[row["municipality"], row["wave"]].append(row)
    return found


def _answers(row: Row) -> tuple[object, ...]:
    return tuple(sorted(row["choices"])), row["open_text"], row["institution_kind"]


def _pairs(
    new: Sequence[Row], others: Rows, *, again: bool, alone: bool
) -> Iterator[Correction]:
    for row in new:
        for other in others:
            if all(row[name] == other[name] for name in ("municipality", "wave")):
                pair = _pair(row, other)
                differ = len(pair.differing)
                is_mended = again and differ <= min(_MOST, pair.alike)
                if is_mended or (alone and differ == 1 and pair.alike >= _ALIKE):
                    yield pair


def _pair(row: Row, other: Row) -> Correction:
    here, there = _things(row), _things(other)
    differing = [
        name for name in {**here, **there} if here.get(name) != there.get(name)
    ]
    same = sum(there.get(name) == said for name, said in here.items())
    return Correction(row=row, other=other, differing=tuple(differing), alike=same)


def _things(row: Row) -> dict[str, object]:
    """Return what a respondent said, by the column of it."""
    said: dict[str, object] = {name: row[name] for name in _SAID if row[name]}
    answers: dict[str, set[str]] = defaultdict(set)
    for choice in row["choices"]:
        question, _colon, code = choice.partition(":")
        answers[question].add(code)
    if row["open_text"]:
        said[_OPEN] = row["open_text"]
    return {**said, **answers}


def _shared(stored: Stored, rows: Sequence[Row]) -> Counter[int]:
    """Count a file's rows that each earlier batch has too."""
    found = stored.warehouse.rows(
        "select r.batch, count(distinct r.identity) as n from raw.survey_rows as r"
        " inner join raw.batches as b on r.batch = b.batch"
        " where b.undone_at is null"
        " and r.identity in (select unnest($identities::varchar[])) group by all",
        {"identities": [row["identity"] for row in rows]},
    )
    return Counter({one["batch"]: one["n"] for one in found})


def _lacking(stored: Stored, rows: Sequence[Row]) -> Rows:
    """Return respondents in force, of a file's places and waves, that it lacks."""
    return stored.warehouse.rows(
        """
        select r.*, b.file
        from raw.survey_rows as r
        inner join raw.batches as b on r.batch = b.batch
        where
            b.undone_at is null
            and r.batch is distinct from $without
            and r.municipality in (select unnest($places::varchar[]))
            and r.wave in (select unnest($waves::varchar[]))
            and r.identity not in (select unnest($identities::varchar[]))
        qualify
            row_number() over (
                partition by r.identity order by r.batch desc, r.line desc
            ) = 1
        order by r.batch, r.line
        """,
        {
            "without": stored.without,
            "places": sorted({row["municipality"] for row in rows}),
            "waves": sorted({row["wave"] for row in rows}),
            "identities": [row["identity"] for row in rows],
        },
    )
