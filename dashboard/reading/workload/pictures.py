"""Pictures of the workload: each municipality's dot over the range of the others."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from dashboard.ground import html, i18n, reference
from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.columns.columns import COLUMNS
from dashboard.reading.columns.marks import NOT_REPORTED, UNKNOWN
from dashboard.reading.kit.pieces.compared import Compared, compared, key, strip
from dashboard.reading.kit.pieces.links import link
from dashboard.reading.kit.pieces.marked import marked
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.listed import cell
from dashboard.reading.kit.tables.others import Range, by_name, in_focus, others
from dashboard.reading.rows import Row
from dashboard.reading.workload.contributions import profile

MEASURES = ("interactions", "families", "cooperations", "hours")
A_POST_MONTH = tuple(f"{measure}_a_post_month" for measure in MEASURES)
A_PAID_HOUR = tuple(f"{measure}_a_paid_hour" for measure in MEASURES)

Cells = Callable[[Row], list[tuple[html.Inside, str]]]


def a_post_month(answer: Answer) -> Markup:
    """Rates per post-month, one column each, all municipalities on one scale."""
    return _strips(answer, A_POST_MONTH, _("Rates per post-month"))


def a_paid_hour(answer: Answer) -> Markup:
    """Rates per paid hour, one column each, all municipalities on one scale."""
    return _strips(answer, A_PAID_HOUR, _("Rates per paid hour"))


def raw_counts(answer: Answer) -> Markup:
    """What was done, in plain numbers, for reading beside the rates."""
    columns = (*MEASURES, "indirect")
    caption = _("Raw counts, which depend on how long a post was filled")
    return _table(
        answer,
        caption,
        columns,
        lambda row: [(_count(row, column), "n") for column in columns],
    )


def context(answer: Answer) -> Markup:
    """What to know before comparing: hours a week, months, co-financing."""
    columns = ("hours_per_week", "post_months", "months_active", "co_financing")

    def cells(row: Row) -> list[tuple[html.Inside, str]]:
        known = profile(row["municipality"]).co_financing
        weekly = row["hours_per_week"]
        return [
            (
                marked(UNKNOWN)
                if weekly is None
                else words.value("hours_per_week", weekly),
                "n",
            ),
            (words.value("post_months", row["post_months"]), "n"),
            (i18n.number(row["months_active"]), "n"),
            (known or marked(UNKNOWN), ""),
        ]

    return _table(answer, _("What to know before comparing"), columns, cells)


def against_others(answer: Answer) -> Markup:
    """One municipality's rates against its own past and the range of the others."""
    (code, *_more) = in_focus(answer) or ("",)
    now = {row["municipality"]: row for row in answer.parts}
    own = now.get(code)
    if own is None:
        return html.P(_("No data for this choice."), className="tl-nothing")
    past = answer.before.parts if answer.before else []
    before = next((row for row in past if row["municipality"] == code), None)
    heads = (
        _("Measure"),
        _("Here"),
        _("Compared period"),
        _("The others"),
        _("Picture"),
    )
    body = []
    for column in (*A_POST_MONTH, *A_PAID_HOUR):
        values = {place: row[column] for place, row in now.items()}
        body.append(
            Compared(
                about=words.heading(column),
                cells=[
                    (html.B(_rate(own, column)), "n"),
                    (_rate(before, column) if before else "–", "n"),
                    (_range(others(values, code), column), "n"),
                    (strip(values, code, is_focus=True), "tl-strip-cell"),
                ],
            )
        )
    caption = _("Rates here, in the compared period, and in the other municipalities")
    return compared(caption, heads, body, numeric={1, 2, 3})


def _strips(answer: Answer, columns: Sequence[str], caption: str) -> Markup:
    values = {
        column: {row["municipality"]: row[column] for row in answer.parts}
        for column in columns
    }
    focus = in_focus(answer)

    def cells(row: Row) -> list[tuple[html.Inside, str]]:
        place = row["municipality"]
        return [
            (
                [
                    html.B(_rate(row, column)),
                    strip(values[column], place, is_focus=place in focus),
                    _spoken(others(values[column], place), column),
                ],
                "tl-strip-cell",
            )
            for column in columns
        ]

    return html.Div([key(), _table(answer, caption, columns, cells)])


def _rate(row: Row, column: str) -> str | Markup:
    shown = cell(COLUMNS[column], row)
    if shown.mark:
        return marked(shown.mark)
    if row[column] is None:
        return html.Span(shown.text, className="tl-few")
    return shown.text


def _count(row: Row, column: str) -> str | Markup:
    value = row[column]
    if value is None:
        return marked(NOT_REPORTED)
    return words.value(column, value)


def _range(rest: Range | None, column: str) -> str:
    if rest is None:
        return "–"
    return _(
        "{low} – {high}, middle {middle}",
        low=words.value(column, rest.low),
        high=words.value(column, rest.high),
        middle=words.value(column, rest.middle),
    )


def _spoken(rest: Range | None, column: str) -> Markup:
    words_ = _("the others: {range}", range=_range(rest, column)) if rest else ""
    return html.Span(words_, className="visually-hidden")


def _table(
    answer: Answer, caption: str, columns: Sequence[str], cells: Cells
) -> Markup:
    focus = in_focus(answer)
    body = [
        Compared(
            about=_to_place(answer, row["municipality"]),
            cells=cells(row),
            is_focus=row["municipality"] in focus,
        )
        for row in by_name(answer.parts)
    ]
    heads = [_heading(column) for column in ("municipality", *columns)]
    numeric = {
        i
        for i, column in enumerate(columns, 1)
        if column != "co_financing" and "_a_" not in column
    }
    return compared(caption, heads, body, numeric)


def _heading(column: str) -> str:
    return _("Co-financing") if column == "co_financing" else words.heading(column)


def _to_place(answer: Answer, code: str) -> Markup:
    filters = answer.address.filters.but(municipalities=())
    there = answer.address.but(path=f"/pasvaldiba/{code}", filters=filters)
    return link(reference.municipality_name(code), there.href)
