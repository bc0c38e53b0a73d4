"""Pictures of the recommendations: what became of each, and how many of a phase."""

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from dashboard.ground import html, i18n, reference
from dashboard.ground.i18n import _, ngettext
from dashboard.reading.answer import Answer
from dashboard.reading.columns.codes import EVERYWHERE
from dashboard.reading.kit.tables import words
from dashboard.reading.recommendations.sentences import UNKNOWN
from dashboard.reading.rows import TOTAL, Row

_FEW = 3
"""Recommendations without news that stand open; more are folded."""

_LOOKS = {"problematic": "problem", "not_relevant": "moot"}


def recommendation_status(answer: Answer) -> Markup:
    """A matrix for each phase, and below it the recommendations without news."""
    found = answer.rows
    codes = {row["municipality"] for row in found} - {EVERYWHERE}
    found_names = words.places(codes).items()
    names = dict(sorted(found_names, key=lambda place: i18n.alphabetical(place[1])))
    places = {
        **names,
        EVERYWHERE: words.capital(words.label("municipality", EVERYWHERE)),
    }
    blocks: list[Markup] = []
    for phase in dict.fromkeys(row["phase"] for row in found):
        news, silent = told_apart([row for row in found if row["phase"] == phase])
        if news:
            told = {row["municipality"] for part in news.values() for row in part}
            kept = {*told, *answer.focus, EVERYWHERE}
            shown = {code: name for code, name in places.items() if code in kept}
            blocks.append(_matrix(phase, news, shown, answer.focus))
        if silent:
            blocks.append(silent_ones(phase, silent))
    return html.Div(blocks, className="tl-advice")


def recommendations_by_phase(answer: Answer) -> Markup:
    """How many recommendations of each phase have each status somewhere."""
    counts = {
        (row["phase"], row["status"]): row["recommendations"] for row in answer.rows
    }
    statuses = list(reference.vocabulary("recommendation_statuses"))
    shown = [code for code in statuses if any(s == code for _phase, s in counts)]
    heads = [
        words.heading("phase"),
        words.heading("recommendations"),
        *map(status, shown),
    ]
    body = [
        html.Tr(
            [html.Th(words.value("phase", phase), scope="row")]
            + [_count(counts.get((phase, code), 0)) for code in (TOTAL, *shown)]
        )
        for phase in dict.fromkeys(phase for phase, _status in counts)
    ]
    caption = _("One recommendation can have several statuses in different places.")
    return html.scrolling_table(
        caption,
        html.headings(heads, range(1, len(heads))),
        body,
        className="table tl-table",
    )


def status(code: str) -> Markup:
    """Return a status in words, with its sign."""
    look = _LOOKS.get(code, code)
    return html.Span(words.label("status", code), className=f"tl-status {look}")


def told_apart(found: Sequence[Row]) -> tuple[dict[str, list[Row]], list[Row]]:
    """Return rows of each recommendation that has news, and one row of each without."""
    grouped: dict[str, list[Row]] = {}
    for row in found:
        grouped.setdefault(row["recommendation"], []).append(row)
    news = {
        number: part
        for number, part in grouped.items()
        if any(row["status"] != UNKNOWN for row in part)
    }
    return news, [part[0] for number, part in grouped.items() if number not in news]


def _matrix(
    phase: str,
    news: Mapping[str, Sequence[Row]],
    places: Mapping[str, str],
    focus: Sequence[str],
) -> Markup:
    looks = {code: "is-focus" if code in focus else "" for code in places}
    heads = [
        html.Th(name, scope="col", className=looks[code])
        for code, name in places.items()
    ]
    body = []
    for part in news.values():
        at = {row["municipality"]: row for row in part}
        cells = [_cell(at.get(c), name, looks[c]) for c, name in places.items()]
        head = html.Th(text(part[0]), scope="row")
        body.append(html.Tr([head, *cells]))
    last = max(row["as_of"] for part in news.values() for row in part if row["as_of"])
    caption = _(
        "Recommendations of {phase}; the newest news is of {day}",
        phase=words.label("phase", phase),
        day=i18n.day(last),
    )
    first = html.Th(words.heading("text"), scope="col")
    return html.table(
        caption, [first, *heads], body, className="table tl-table tl-matrix"
    )


def text(row: Row) -> list[str | Markup]:
    """Return a recommendation, with its number and for whom it is."""
    said = f"{row['recommendation']} · {words.label('audience', row['audience'])}"
    return [words.translated("text", row), html.Small(said)]


def _cell(row: Row | None, place: str, look: str) -> Markup:
    label = {"data-label": place}
    if row is None:
        return html.Td(status(UNKNOWN), className=look, **label)
    return html.Td([status(row["status"]), *_more(row, place)], className=look, **label)


def _more(row: Row, place: str) -> list[Markup]:
    """What shows the status, its day and the one before, on demand."""
    evidence = words.translated("evidence", row)
    said = [html.P(evidence)] if evidence else []
    if row["as_of"]:
        said.append(html.P(i18n.day(row["as_of"]), className="tl-day"))
    if row["previous"]:
        said.append(html.P(before(row["previous"], row["previous_as_of"])))
    if not said:
        return []
    of_what = f": {row['recommendation']}, {place}"
    summary = [_("What shows it"), html.Span(of_what, className="visually-hidden")]
    return [html.Details([html.Summary(summary), *said], className="tl-evidence")]


def before(code: str, day: date) -> str:
    """Say which status was noted before, and when."""
    return _(
        "Before: {status}, {day}",
        status=words.label("previous", code),
        day=i18n.day(day),
    )


def silent_ones(phase: str, found: Sequence[Row]) -> Markup:
    """List the recommendations of a phase without news."""
    title = ngettext(
        "{phase}: no news of {n} recommendation",
        "{phase}: no news of {n} recommendations",
        len(found),
        phase=words.value("phase", phase),
    )
    items = [html.Li(text(row)) for row in found]
    return html.Details(
        [html.Summary(title), html.Ul(items, className="tl-silent")],
        open=len(found) <= _FEW or None,
    )


def _count(n: int) -> Markup:
    return html.Td(i18n.number(n), className="n")
