"""Pictures of the workload: every municipality a dot on the scale of a measure."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median

from markupsafe import Markup

from dashboard.ground import html, i18n, own_municipality
from dashboard.ground.i18n import _
from dashboard.reading import chance
from dashboard.reading.answer import Answer
from dashboard.reading.columns.columns import COLUMNS
from dashboard.reading.columns.marks import NOT_REPORTED, UNKNOWN
from dashboard.reading.kit.pieces.compared import Compared, compared
from dashboard.reading.kit.pieces.marked import marked
from dashboard.reading.kit.pieces.noted import notes_on
from dashboard.reading.kit.pieces.places import in_order, opening
from dashboard.reading.kit.pieces.strips import Dot, Strip, strips
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.listed import cell
from dashboard.reading.kit.tables.narrowing import opened
from dashboard.reading.kit.tables.others import in_focus
from dashboard.reading.rows import Row
from dashboard.reading.workload.contributions import profile

MEASURES = ("interactions", "families", "cooperations", "hours")
A_POST_MONTH = tuple(f"{measure}_a_post_month" for measure in MEASURES)
A_PAID_HOUR = tuple(f"{measure}_a_paid_hour" for measure in MEASURES)

Cells = Callable[[Row], list[tuple[html.Inside, str]]]


def a_post_month(answer: Answer) -> Markup:
    """Rates per post-month, a strip each."""
    return _strips(answer, A_POST_MONTH, _("Rates per post-month"))


def a_paid_hour(answer: Answer) -> Markup:
    """Rates per paid hour, a strip each."""
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
    """One municipality's rates against its own past and all the others."""
    (code, *_more) = in_focus(answer) or ("",)
    now = {row["municipality"]: row for row in answer.parts}
    if code not in now:
        return html.P(_("No data for this choice."), className="tl-nothing")
    past = answer.before.parts if answer.before else []
    before = next((row for row in past if row["municipality"] == code), None)
    drawn = [
        one
        for column in (*A_POST_MONTH, *A_PAID_HOUR)
        for one in _strip(answer, column, before, against=True)
    ]
    if not drawn:
        return html.P(_("There is too little to compare."), className="tl-nothing")
    said = [] if len(now) > 1 else [_nobody_else()]
    return html.Div([*said, strips(drawn)])


def _strips(answer: Answer, columns: Sequence[str], caption: str) -> Markup:
    """A strip for each measure, and the numbers of all below, to be put in order."""
    # As the statement has it: one of them against the others, or all together.
    against = len(in_focus(answer)) == 1
    drawn = [
        one for column in columns for one in _strip(answer, column, against=against)
    ]

    def cells(row: Row) -> list[tuple[html.Inside, str]]:
        return [(_rate(row, column), "n") for column in columns]

    table = _table(answer, caption, columns, cells)
    if not drawn:
        return table
    # One dot on a scale of its own says no more than its number below.
    shown = strips(drawn) if len(answer.parts) > 1 else _nobody_else()
    return html.Div([shown, table])


def _nobody_else() -> Markup:
    said = _("There is no other municipality to compare with in these days.")
    return html.P(said, className="tl-few")


def _strip(
    answer: Answer, column: str, before: Row | None = None, *, against: bool = False
) -> list[Strip]:
    """The strip of a measure; nothing where nobody can be compared by it.

    The middle is that of all, or of all but the ones held `against` it; one place
    alone has none.
    """
    focus = in_focus(answer) or {own_municipality.active()}
    names = words.places_now(row["municipality"] for row in answer.parts)
    dots = [
        _dot(answer, row, column, names, is_focus=row["municipality"] in focus)
        for row in answer.parts
        if row[column] is not None
    ]
    if not dots:
        return []
    edges = [end for dot in dots for end in (dot.value, *dot.reach)]
    others = [dot.value for dot in dots if not (against and dot.is_focus)]
    has_middle = bool(others) and len(dots) > 1
    middle = median(others) if has_middle else None
    named = _middle_named(column, middle, against=against)
    if middle is None and min(edges) == max(edges):
        named = words.value(column, min(edges))
    then = words.value(column, before[column]) if before else ""
    lacking = [
        html.Span([f"{names[row['municipality']]}: ", _rate(row, column)])
        for row in answer.parts
        if row["municipality"] in focus and row[column] is None
    ]
    compared = [_("in the compared period {n}", n=then)] if then else []
    return [
        Strip(
            title=words.heading(column),
            dots=dots,
            middle=middle,
            middle_text=named,
            ends=(words.value(column, min(edges)), words.value(column, max(edges))),
            more=[*lacking, *compared],
        )
    ]


def _middle_named(column: str, middle: float | None, *, against: bool) -> str:
    if middle is None:
        return ""
    n = words.value(column, middle)
    return _("median of the others {n}", n=n) if against else _("median {n}", n=n)


def _dot(
    answer: Answer, row: Row, column: str, names: Mapping[str, str], *, is_focus: bool
) -> Dot:
    code = row["municipality"]
    between = _between(row, column)
    low, high = (words.value(column, end) for end in between or (0, 0))
    return Dot(
        name=names[code],
        value=row[column],
        text=words.value(column, row[column]),
        href=answer.address.filtered(municipalities=(code,))
        if answer.focus != (code,)
        else opened(answer, code),
        between=between,
        between_text=f"{low}–{high}" if between else "",
        notes=notes_on(answer, code),
        is_focus=is_focus,
    )


def _between(row: Row, column: str) -> tuple[float, float] | None:
    """The interval of a rate of few; hours are no count."""
    measure, _a, base = column.partition("_a_")
    count, of = row[measure], row[f"{base}s"]
    if measure == "hours" or count is None or not of or count >= chance.FEW:
        return None
    return chance.interval(count, of)


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


def _table(
    answer: Answer, caption: str, columns: Sequence[str], cells: Cells
) -> Markup:
    focus = in_focus(answer)
    known = {row["municipality"]: row for row in answer.parts}
    names = words.places_now(known)
    body = [
        Compared(
            about=opening(answer, code, names[code]),
            cells=cells(known[code]),
            is_focus=code in focus,
        )
        for code in in_order(answer, known)
    ]
    heads = [_heading(column) for column in ("municipality", *columns)]
    numeric = {i for i, column in enumerate(columns, 1) if column != "co_financing"}
    return compared(caption, heads, body, numeric)


def _heading(column: str) -> str:
    return _("Co-financing") if column == "co_financing" else words.heading(column)
