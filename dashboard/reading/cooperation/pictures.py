"""Pictures of cooperation: who with whom, how often, and what is missing."""

from collections import Counter
from collections.abc import Callable, Sequence

from markupsafe import Markup

from dashboard.ground import html, i18n, reference
from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.columns.marks import PROTECTED
from dashboard.reading.kit.pieces import folded
from dashboard.reading.kit.pieces.finder import Cell, Finder, finder
from dashboard.reading.kit.pieces.heat import Head, Heat, heat
from dashboard.reading.kit.pieces.marked import marked
from dashboard.reading.kit.pieces.places import in_order, opening
from dashboard.reading.kit.pieces.shares import Share, shares
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.others import MANY
from dashboard.reading.rows import Row, is_hidden

_TIMES = "times"
_COUNTS = ("families", "days", "roles")
_DAYS = ("first_date", "last_date")


def cooperation_by_institution(answer: Answer) -> Markup:
    """Every institution, the most frequent first, with a field to search them.

    Where nobody is told how often, by name.
    """
    found = sorted(
        answer.rows,
        key=lambda row: (-(row["times"] or 0), i18n.alphabetical(row["institution"])),
    )
    told = [
        column
        for column in (_TIMES, *_COUNTS, *_DAYS)
        if not all(is_hidden(row, column) for row in found)
    ]
    columns = ("institution", *told)
    return finder(
        Finder(
            name=answer.query.name,
            caption=_("Institutions by the number of cooperation contacts")
            if _TIMES in told
            else _("Institutions by name"),
            search=_("Search by institution, kind or municipality"),
            headings=[words.heading(column) for column in columns],
            numeric=frozenset(
                place for place, column in enumerate(columns) if column in _COUNTS
            ),
            named=frozenset(range(1, len(columns))),
            rows=[_institution(row, found[0], told) for row in found[: folded.MOST]],
            n=len(found),
        )
    )


def cooperation_by_kind(answer: Answer) -> Markup:
    """Kinds of institution across municipalities, tinted by cooperation contacts."""
    sizes = {row["kind"]: row["times"] or 0 for row in answer.totals}
    times = {(r["kind"], r["municipality"]): r["times"] for r in answer.parts}
    weight: Counter[str] = Counter()
    for (_kind, code), n in times.items():
        weight[code] += n or 0
    names = words.places(weight)
    heads = [
        (code, opening(answer, code, names[code]))
        for code in in_order(answer, weight, weight)
    ]
    caption = _("Cooperation contacts by kind of institution and municipality")
    if len(heads) > MANY:
        # Columns of many places would have no room for their names.
        return heat(
            Heat(
                corner=_("Municipality"),
                rows=heads,
                columns=_ranked(sizes, "kind"),
                values={(code, kind): n for (kind, code), n in times.items()},
                totals=dict(weight),
                total=_("Total"),
                caption=caption,
            )
        )
    return heat(
        Heat(
            corner=_("Kind of institution"),
            rows=_ranked(sizes, "kind"),
            columns=heads,
            values=times,
            totals={row["kind"]: row["times"] for row in answer.totals}
            if len(heads) > 1
            else {},
            total=_("Total"),
            caption=caption,
        )
    )


def cooperation_by_domain(answer: Answer) -> Markup:
    """Kinds of institution across domains, tinted by cooperation contacts."""
    found = answer.totals
    kinds, domains = Counter[str](), Counter[str]()
    for row in found:
        kinds[row["kind"]] += row["times"]
        domains[row["domain"]] += row["times"]
    return heat(
        Heat(
            corner=_("Kind of institution"),
            rows=_ranked(kinds, "kind"),
            columns=_ranked(domains, "domain"),
            values={(row["kind"], row["domain"]): row["times"] for row in found},
            totals={},
            total="",
            caption=_("Cooperation contacts by kind of institution and domain"),
        )
    )


def cooperation_breadth(answer: Answer) -> Markup:
    """Institutions worked with, of those each municipality can turn to."""
    return shares(
        [
            Share(
                label=opening(answer, row["municipality"]),
                part=row["institutions"],
                whole=row["of_institutions"],
                more=_(
                    "kinds of institution: {n} of {of}",
                    n=i18n.number(row["kinds"]),
                    of=i18n.number(row["of_kinds"]),
                ),
            )
            for row in _with_total(
                answer, lambda row: 1 - row["institutions"] / row["of_institutions"]
            )
        ]
    )


def cooperation_completeness(answer: Answer) -> Markup:
    """Complete records of each municipality, and what the others lack."""
    return shares(
        [
            Share(
                label=opening(answer, row["municipality"]),
                part=row["complete"],
                whole=row["records"],
                has_percent=True,
                more=_(
                    "institution missing: {institution}, role missing: {role}",
                    institution=i18n.number(row["no_institution"]),
                    role=i18n.number(row["no_role"]),
                ),
            )
            for row in _with_total(
                answer, lambda row: 1 - row["complete"] / row["records"]
            )
        ]
    )


def cooperation_gaps(answer: Answer) -> Markup:
    """What each municipality was not in touch with, in the order of the list."""
    missing: dict[str, set[str]] = {}
    for row in answer.rows:
        missing.setdefault(row["municipality"], set()).add(row["kind"])
    names = words.places(missing)
    expected = [row["kind"] for row in reference.listed("expected_kinds")]
    weight = {code: len(kinds) for code, kinds in missing.items()}
    pairs = []
    for code in in_order(answer, missing, weight):
        items = [
            html.Li(words.value("kind", kind))
            for kind in expected
            if kind in missing[code]
        ]
        name = opening(answer, code, names[code])
        pairs.append(html.Div([html.Dt(name), html.Dd(html.Ul(items))]))
    first, button = folded.folded(pairs)
    return html.Div([html.Dl(first, className="tl-gaps"), button])


def incomplete_records(answer: Answer) -> Markup:
    """Records to mend, the newest first, with a field to search them."""
    columns = ("date", "municipality", "post", "kind", "missing")
    return finder(
        Finder(
            name=answer.query.name,
            caption=_("Records that lack the institution or the role, newest first"),
            search=_("Search by date, municipality or what is missing"),
            headings=[words.heading(column) for column in columns],
            numeric=frozenset(),
            named=frozenset({columns.index("missing")}),
            rows=[
                [
                    (
                        answer.value(column, row[column]),
                        "is-code" if column in {"date", "post"} else "",
                    )
                    for column in columns
                ]
                for row in answer.rows[: folded.MOST]
            ],
            n=len(answer.rows),
        )
    )


def _institution(row: Row, first: Row, told: Sequence[str]) -> list[Cell]:
    kind = words.value("kind", row["kind"])
    place = words.value("municipality", row["municipality"])
    name = [row["institution"], html.Small(f"{kind} · {place}")]
    more = [
        _times(row, first)
        if column == _TIMES and not is_hidden(row, column)
        else (_told(row, column), "n" if column in _COUNTS else "is-code")
        for column in told
    ]
    return [(name, ""), *more]


def _times(row: Row, first: Row) -> Cell:
    bar = html.I(style={"width": f"{100 * row[_TIMES] / first[_TIMES]:.1f}%"})
    times = [html.B(i18n.number(row[_TIMES])), html.Span(bar, className="tl-bar")]
    return times, "tl-times"


def _told(row: Row, column: str) -> str | Markup:
    if is_hidden(row, column):
        return marked(PROTECTED)
    return words.value(column, row[column])


def _ranked(sizes: dict[str, int] | Counter[str], column: str) -> list[Head]:
    codes = sorted(sizes, key=lambda code: (-sizes[code], code))
    return [(code, words.value(column, code)) for code in codes]


def _with_total(answer: Answer, lacks: Callable[[Row], float]) -> list[Row]:
    """Municipalities by name, many by what they lack, and all of them together."""
    found = {row["municipality"]: row for row in answer.rows}
    if len(answer.parts) == 1:
        return answer.parts
    weight = {code: lacks(row) for code, row in found.items()}
    return [found[code] for code in in_order(answer, found, weight)]
