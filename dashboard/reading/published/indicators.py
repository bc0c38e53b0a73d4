"""The drawers of what others have published, of targets, and both beside the log."""

from dataclasses import replace

from dashboard.editions.released import Released
from dashboard.ground.i18n import N_
from dashboard.reading.indicator import ALL_PLACES, IN_ALL, Indicator, Section
from dashboard.reading.kit.tables.listed import Listed
from dashboard.reading.published import here, sentences
from dashboard.reading.published.figures import answers, beside
from dashboard.reading.published.tables import published_table

_PUBLICATIONS = N_("publications named in the table")
_DECK = N_("presentation of the closing seminar, 30 May 2019")
_WINDOWS = N_(
    "The windows differ in length; the figures are neither added up nor compared"
    " directly."
)
_RANGES = N_("Where only a range is certain, the cell holds its least and its most.")
_UNKNOWN_QUESTION = N_(
    "Which of the questions it was is not known, so it is not compared with later"
    " surveys."
)

PUBLISHED_FIGURES = Indicator(
    query="published_figures",
    title=N_("Published figures of the phases"),
    sums=_WINDOWS,
    total=ALL_PLACES,
    table=published_table,
    released=Released(
        has_totals=False,
        keys=("phase", "from", "to", "municipality", "measure", "source"),
        is_published=True,
    ),
    sentence=None,
    source=_PUBLICATIONS,
)

ANSWERS_A = replace(
    PUBLISHED_FIGURES,
    sums=_RANGES,
    key="published_answers_a",
    measures=("survey_a_yes", "survey_a_partly", "survey_a_no"),
    card_title=N_("Summary A"),
    figure=answers.published_answers,
    sentence=sentences.published_answers,
    source=_DECK,
    note=_UNKNOWN_QUESTION,
    width=6,
)

ANSWERS_B = replace(
    ANSWERS_A,
    key="published_answers_b",
    measures=("survey_b_yes", "survey_b_partly", "survey_b_no"),
    card_title=N_("Summary B"),
)

PUBLISHED_HERE = replace(
    PUBLISHED_FIGURES,
    key="published_here",
    card_title=N_("Published of this municipality"),
    picture=here.published_here,
    sentence=sentences.published_here,
    note=N_("Published figures stand as published, each with its own window."),
    timeless=True,
    nothing=N_("Nothing about this municipality alone has been published."),
)

PUBLISHED_AND_COMPUTED = Indicator(
    query="published_and_computed",
    title=N_("Published figures beside computed ones"),
    sums=_WINDOWS,
    total=IN_ALL,
    table=Listed(
        # A range is one figure, not two columns that are mostly empty.
        columns=(
            "phase",
            "from",
            "to",
            "municipality",
            "measure",
            "figure",
            "computed",
            "source",
        ),
        has_total=False,
    ),
    released=None,
    figure=beside.published_and_computed,
    sentence=sentences.published_and_computed,
    source=N_("publications named in the table, and the mediators' log"),
    note=N_(
        "Every phase, whatever period is chosen; each pair stands in the published"
        " figure's own window."
    ),
)

TARGETS = Indicator(
    query="targets",
    title=N_("Targets"),
    sums=N_("Only targets set for exactly this period are shown."),
    total=IN_ALL,
    table=Listed(),
    released=None,
    sentence=None,
)

TARGETS_SET = replace(
    TARGETS,
    query="targets_set",
    title=N_("Targets that were set"),
    sums=N_("Every target, whatever period and place are chosen."),
    timeless=True,
)

BESIDE = Section(title=N_("Published by others"), cards=(PUBLISHED_AND_COMPUTED,))

DECK = Section(
    title=N_("2019: what was published"),
    intro=N_(
        "Two summaries of the answers of 2019 are preserved. Which question each"
        " belongs to is not known, so here they are called A and B."
    ),
    cards=(ANSWERS_A, ANSWERS_B),
    is_folded=True,
)
