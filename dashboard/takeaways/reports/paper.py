"""A report as a tagged PDF that may be archived: PDF/UA-1 and PDF/A-2a, by Typst."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from dashboard.ground import i18n
from dashboard.ground.i18n import _
from dashboard.ground.shipped import shipped
from dashboard.reading.columns.codes import capital
from dashboard.reading.kit.sentences import listed
from dashboard.takeaways.drawings.bars import more
from dashboard.takeaways.drawings.drawing import Chart, Grid
from dashboard.takeaways.pictures.card import only_drawing
from dashboard.takeaways.reports.report import PLAN_LINES, Report, Section

_TEMPLATE = Path(__file__).with_name("report.typ")
_MOST = 5
_CHARTS = frozenset({"families_by_domain", "outcomes_by_domain"})
"""Cards that are drawn; the others are lines of words in a table."""


def to_pdf(report: Report) -> bytes:
    """Set a report; typst.TypstError where a picture would have no words."""
    return bytes(
        typst.compile(
            _TEMPLATE,
            format="pdf",
            font_paths=[shipped("assets/vendor")],
            ignore_system_fonts=True,
            sys_inputs={"report": json.dumps(_as_data(report), ensure_ascii=False)},
            pdf_standards=["ua-1", "a-2a"],
            timestamp=datetime.now(UTC).replace(microsecond=0),
        )
    )


def labels() -> dict[str, str]:
    """Return the words of a report that are the same in all of them."""
    return {
        "in_progress": _("In progress"),
        "plan": _("Plan for the next month"),
        "sign": _("Signed"),
        "date": _("Date"),
    }


def table_of(section: Section) -> Grid | None:
    """Return a section as a table, where it is one: its bars as lines of two cells."""
    drawing = section.card.drawing
    if section.card.is_empty or section.card.wanted.card in _CHARTS:
        return None
    if isinstance(drawing, Grid):
        return None if _listed(section) else _without_place(drawing, section)
    if not isinstance(drawing, Chart):
        return None
    (series, *_more) = drawing.series
    told = [*zip(drawing.labels, series.values, strict=True)]
    shown = [(name, "" if n is None else i18n.number(n)) for name, n in told[:_MOST]]
    rest = len(told) - len(shown)
    return Grid(
        headings=(section.card.indicator.heading, series.name),
        lines=(*shown, *([(more(rest), "")] if rest else [])),
        numeric=frozenset({1}),
    )


def _without_place(grid: Grid, section: Section) -> Grid:
    """Leave out the municipality, which is the same in all lines of a report."""
    place = section.card.answer.columns["municipality"].title
    kept = [i for i, heading in enumerate(grid.headings) if heading != place]
    return replace(
        grid,
        headings=tuple(grid.headings[i] for i in kept),
        lines=tuple(tuple(cells[i] for i in kept) for cells in grid.lines),
        numeric=frozenset(at for at, i in enumerate(kept) if i in grid.numeric),
        tints={},
    )


def words_of(section: Section) -> str:
    """Return what stands over a section's chart or table, its remark included."""
    drawn = chart_of(section) or table_of(section)
    names = [one for one in _listed(section) if one.casefold() not in _plain(section)]
    told = f"{capital(listed(names))}." if names else ""
    return " ".join(filter(None, (section.said, told, drawn.note if drawn else "")))


def _listed(section: Section) -> list[str]:
    """The names of a table of one column: a sentence holds them, on less paper."""
    drawing, card = section.card.drawing, section.card
    if card.is_empty or not isinstance(drawing, Grid):
        return []
    (heading, *more) = _without_place(drawing, section).headings
    if more:
        return []
    shown = card.indicator.shown(card.answer)
    column = shown.columns[shown.headings.index(heading)]
    told = (card.answer.value(column, row[column]) for row in card.answer.parts)
    return [*dict.fromkeys(told)]


def _plain(section: Section) -> str:
    return section.said.casefold()


def chart_of(section: Section) -> Chart | None:
    """Return a section as a chart, where it is one."""
    drawing = section.card.drawing
    is_one = section.card.wanted.card in _CHARTS and not section.card.is_empty
    return drawing if is_one and isinstance(drawing, Chart) else None


def _as_data(report: Report) -> dict[str, Any]:
    return {
        "title": report.title,
        "name": report.name,
        "period": report.period,
        "language": report.language,
        "digest": report.digest,
        "numbers": _grid(report.numbers),
        "sentences": report.sentences,
        "sections": [_section(one) for one in report.sections],
        "in_progress": report.in_progress,
        "gaps": [_section(one) for one in report.gaps],
        "notes": report.notes,
        "plan_lines": PLAN_LINES,
        "words": labels(),
    }


def _section(section: Section) -> dict[str, Any]:
    has_chart = chart_of(section) is not None
    table = table_of(section)
    return {
        "heading": section.heading,
        "said": words_of(section),
        "picture": only_drawing(section.card) if has_chart else None,
        "alt": section.card.spoken,
        "grid": _grid(table) if table else None,
    }


def _grid(grid: Grid) -> dict[str, Any]:
    return {
        "headings": grid.headings,
        "lines": grid.lines,
        "numeric": sorted(grid.numeric),
        "widths": grid.widths,
    }
