"""Which form each card takes where it is drawn by hand: what has none is a table."""

from collections.abc import Callable, Mapping

from dashboard.reading.answer import Answer
from dashboard.reading.indicator import Indicator
from dashboard.reading.kit.charts.ranked import Ranked
from dashboard.reading.rows import LaterColumnError
from dashboard.reading.workload.pictures import A_PAID_HOUR, A_POST_MONTH
from dashboard.takeaways.drawings import bars, grids, months, opinions, places
from dashboard.takeaways.drawings.drawing import Drawing

Form = Callable[[Answer], Drawing]

FORMS: Mapping[str, Form] = {
    "turnover": bars.turnover,
    "families_by_month": months.families_by_month,
    "months_side_by_side": months.side_by_side,
    "families_by_period": months.families_by_period,
    "families_on_map": places.tiles,
    "families_change": bars.change,
    "outcomes_by_domain": bars.outcomes,
    "kinds_by_municipality": grids.kinds,
    "cooperation_by_domain": grids.domains,
    "cooperation_by_institution": bars.institutions,
    "survey_by_question": opinions.questions,
    "published_answers_a": opinions.published,
    "published_answers_b": opinions.published,
    "published_and_computed": bars.published_and_computed,
    "recommendations_by_phase": grids.recommendation_phases,
    "workload_a_post_month": lambda answer: places.strips(A_POST_MONTH, answer),
    "workload_a_paid_hour": lambda answer: places.strips(A_PAID_HOUR, answer),
    "workload_against_others": lambda answer: places.strips(A_POST_MONTH, answer),
}
"""Forms by the card's name."""

PAGED: Mapping[str, Callable[[Answer, int], Drawing]] = {
    "open_answers": grids.quotations,
    "recommendation_status": grids.recommendations,
    "recommendations_here": grids.recommendations,
}
"""Cards of more lines than a drawing has room for: it is one page of them."""

QUESTIONS: Mapping[str, Callable[[Answer, str], Drawing]] = {
    "survey_by_wave": opinions.question,
    "survey_here": opinions.question,
    "survey_choices": bars.choices,
}
"""Cards that hold several questions, of which a drawing shows one."""


def drawn(
    indicator: Indicator, answer: Answer, question: str = "", page: int = 0
) -> Drawing:
    """Draw an answer: of several questions one, of several pages one.

    A table where the card has no form, where its form has nothing to draw, or an older
    definition lacks what it shows.
    """
    try:
        made = _formed(indicator, answer, question, page)
    except LaterColumnError:
        return grids.listed(indicator, answer)
    # A page that there is no more is not the table from its beginning.
    return grids.listed(indicator, answer) if made.is_blank and not page else made


def _formed(indicator: Indicator, answer: Answer, question: str, page: int) -> Drawing:
    if indicator.name in PAGED:
        return PAGED[indicator.name](answer, page)
    if indicator.name in QUESTIONS:
        return QUESTIONS[indicator.name](answer, question)
    if isinstance(indicator.figure, Ranked):
        return bars.ranked(indicator.figure, answer)
    form = FORMS.get(indicator.name)
    return form(answer) if form else grids.listed(indicator, answer)
