"""Pictures of the survey: squares, ranks and quotations."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.ground.i18n import _, ngettext
from dashboard.reading.answer import Answer
from dashboard.reading.columns.marks import UNKNOWN
from dashboard.reading.kit.pieces.folded import folded
from dashboard.reading.kit.pieces.marked import marked
from dashboard.reading.kit.pieces.places import in_order, opening
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import TOTAL, Row
from dashboard.reading.survey import units
from dashboard.reading.survey.tables import Answers, answers_of, waves

_SHOWN = 2
"""Waves that stand side by side; the table has them all."""


def survey_by_wave(answer: Answer) -> Markup:
    """Each question with its waves one below the other, square by square."""
    by_question: dict[str, list[Answers]] = {}
    for row in answer.rows:
        by_question.setdefault(row["question"], []).append(answers_of(row))
    many = units.are_many(one.base for found in by_question.values() for one in found)
    blocks = [
        html.Div(
            [
                html.P(html.B(words.label("question", code))),
                *(_wave(one, many=many) for one in found),
            ],
            className="tl-waves",
        )
        for code, found in by_question.items()
    ]
    return html.Div(blocks, className="tl-questions")


def survey_choices(answer: Answer) -> Markup:
    """Each several-choice question: its choices ranked, the latest waves together."""
    found = answer.rows
    shown = waves(found)[-_SHOWN:]
    by_question: dict[str, list[Row]] = {}
    for row in found:
        if row["wave"] in shown:
            by_question.setdefault(row["question"], []).append(row)
    blocks = [_ranked(code, part, shown) for code, part in by_question.items()]
    return html.Div(blocks, className="tl-questions")


def survey_response(answer: Answer) -> Markup:
    """Those who answered, square by square, and those invited who did not."""
    found = answer.rows
    blocks = []
    for wave in reversed(waves(found)):
        at = {row["municipality"]: row for row in found if row["wave"] == wave}
        total = at.pop(TOTAL)
        names = words.places(at)
        everywhere = words.value("municipality", TOTAL)
        many = units.are_many((total["respondents"], total["invited"]))
        items = [html.Li(_response(total, everywhere, many=many))]
        items += [
            html.Li(_response(at[code], opening(answer, code, names[code]), many=many))
            for code in in_order(answer, at)
        ]
        first, button = folded(items)
        title = html.P(html.B(words.value("wave", wave)))
        listed = html.Ul(first, className="tl-response")
        blocks.append(html.Div([title, listed, button]))
    return html.Div(blocks, className="tl-questions")


def open_answers(answer: Answer) -> Markup:
    """Quotations wave by wave; the same words of several people stand once."""
    found = answer.rows
    blocks = []
    for wave in reversed(waves(found)):
        said = Counter(row["answer"] for row in found if row["wave"] == wave)
        quotes = [html.Blockquote(_quote(text, n)) for text, n in said.most_common()]
        blocks.append(html.Div([html.P(html.B(words.value("wave", wave))), *quotes]))
    return html.Div(blocks, className="tl-quotes")


def _wave(one: Answers, *, many: bool) -> Markup:
    wave = words.value("wave", one.wave)
    said = _("{wave}, n = {n}", wave=wave, n=i18n.number(one.base))
    return html.Div([html.P(said), units.units(one.counts, many=many)])


def _ranked(code: str, found: Sequence[Row], shown: Sequence[str]) -> Markup:
    """Sort by the latest wave, no answer last; an older wave's bar is thinner."""
    last = {
        row["choice"]: row["respondents"] for row in found if row["wave"] == shown[-1]
    }
    order = sorted(last, key=lambda choice: (choice == "none", -last[choice]))
    items = [
        html.Li(
            [
                html.Span(words.value("choice", choice)),
                *(
                    _bar(row, shown)
                    for row in reversed(found)
                    if row["choice"] == choice
                ),
            ]
        )
        for choice in order
    ]
    title = html.P(html.B(words.label("question", code)))
    return html.Div([title, html.Ol(items, className="tl-ranks")])


def _bar(row: Row, shown: Sequence[str]) -> Markup:
    """A bar with its count, and the percentage beside what it is of."""
    n, base = row["respondents"], row["base"]
    drawn = html.I(style={"width": f"{100 * n / base:.1f}%"}) if n else None
    of = _("({percent} of {n})", percent=i18n.percent(n / base), n=i18n.number(base))
    wave = f" {words.value('wave', row['wave'])}" if len(shown) > 1 else ""
    said = html.Span([html.B(i18n.number(n)), f" {of}{wave}"])
    look = "" if row["wave"] == shown[-1] else "is-older"
    return html.Div([html.Span(drawn, className="tl-bar"), said], className=look)


def _response(row: Row, name: html.Inside, *, many: bool) -> list[object]:
    answered, invited = row["respondents"], row["invited"]
    said: list[object] = [ngettext("{n} answered", "{n} answered", answered)]
    if invited is None:
        said += ["; ", _("invited"), " ", marked(UNKNOWN)]
    else:
        share = i18n.percent(answered / invited if invited else 0)
        of = ngettext(
            "of {n} person invited ({percent})",
            "of {n} invited ({percent})",
            invited,
            percent=share,
        )
        said += [" ", of]
    missing = max((invited or 0) - answered, 0)
    counts = (("yes", answered), ("none", missing))
    return [html.Span(name), units.line(counts, many=many), html.Span(said)]


def _quote(text: str, n: int) -> list[object]:
    times = html.Small(ngettext("{n} respondent", "{n} respondents", n))
    return [html.P(text), *([times] if n > 1 else [])]
