"""Pictures of the survey by municipality and kind of institution."""

from collections.abc import Mapping

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.kit.pieces.folded import folded
from dashboard.reading.kit.pieces.places import in_order, opening
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import TOTAL
from dashboard.reading.survey import units
from dashboard.reading.survey.tables import (
    CHOICES,
    Answers,
    answers_of,
    brief,
    latest,
)


def survey_by_municipality(answer: Answer) -> Markup:
    """The latest wave's answers of each municipality to each question."""
    found = [row for row in latest(answer.rows) if row["municipality"] != TOTAL]
    names = words.places({row["municipality"] for row in found})
    cells = {(row["municipality"], row["question"]): answers_of(row) for row in found}
    ordered = {code: names[code] for code in in_order(answer, names)}
    heads = {code: opening(answer, code, name) for code, name in ordered.items()}
    return _grid(_("Municipality"), heads, cells)


def survey_by_institution_kind(answer: Answer) -> Markup:
    """The latest wave's yes-or-no answers of each kind of institution."""
    found = [r for r in latest(answer.rows) if r["institution_kind"] != TOTAL]
    asked = {row["question"] for row in found if row["choice"] == "partly"}
    counted: dict[tuple[str, str], dict[str, int]] = {}
    for row in found:
        if row["question"] in asked:
            key = row["institution_kind"] or "", row["question"]
            counts = counted.setdefault(key, {"base": row["base"]})
            counts[row["choice"]] = row["respondents"]
    cells = {
        (kind, question): Answers(
            wave=found[0]["wave"],
            question=question,
            base=counts["base"],
            **{choice: counts.get(choice, 0) for choice in CHOICES},
        )
        for (kind, question), counts in counted.items()
    }
    names = {
        kind: words.value("institution_kind", kind or None) for kind, _question in cells
    }
    ordered = sorted(names.items(), key=lambda name: i18n.alphabetical(name[1]))
    return _grid(_("Kind of institution"), dict(ordered), cells)


def _grid(
    corner: str,
    names: Mapping[str, html.Inside],
    cells: dict[tuple[str, str], Answers],
) -> Markup:
    if not cells:
        return _nothing()
    asked = list(dict.fromkeys(question for _name, question in cells))
    many = units.are_many(one.base for one in cells.values())
    body = [
        html.Tr(
            [
                html.Th(name, scope="row"),
                *(_cell(cells[code, question], many=many) for question in asked),
            ]
        )
        for code, name in names.items()
    ]
    one = next(iter(cells.values()))
    wave = words.value("wave", one.wave)
    caption = (
        _("Survey: {wave}; bars are shares of the answers", wave=wave)
        if many
        else _("Survey: {wave}; one square, one respondent", wave=wave)
    )
    first, button = folded(body)
    table = html.table(
        caption,
        html.headings([corner, *map(brief, asked)]),
        first,
        className="table tl-table tl-matrix tl-answers",
    )
    return html.Div([units.key(), table, button])


def _cell(one: Answers, *, many: bool) -> Markup:
    told = html.Span(units.in_words(one.counts), className="visually-hidden")
    said = _("{yes} yes of {n}", yes=i18n.number(one.yes), n=i18n.number(one.base))
    label = {"data-label": brief(one.question)}
    return html.Td([units.line(one.counts, many=many), told, html.Small(said)], **label)


def _nothing() -> Markup:
    return html.Div(_("No data for this choice."), className="tl-nothing")
