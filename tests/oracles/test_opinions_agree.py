"""The survey and the recommendations, made up, against a second calculation."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from dashboard.ground.access import NOTHING
from tests.oracles.asking import asked
from tests.oracles.memory_edition import MemoryEdition
from tests.oracles.opinions import ADVICE, CHOICES, PHASES, SURVEY, Opinions
from tests.oracles.random_logs import DAYS, PLACES, filters
from tests.oracles.test_measures_agree import plain

repeatably = hypothesis_settings(
    max_examples=28, derandomize=True, deadline=None, database=None
)
KINDS = (None, "school", "orphans_court")
STATUSES = ("done", "partly", "planned", "problematic", "not_relevant", "unknown")
AUDIENCES = ("municipality", "mediator", "project", "all")

RESPONDENTS = st.fixed_dictionaries(
    {
        "date": DAYS,
        "wave": st.sampled_from(("III", "IV")),
        "municipality": st.sampled_from(PLACES),
        "institution_kind": st.sampled_from(KINDS),
        "answers": st.fixed_dictionaries(
            {
                "needs": st.sampled_from(([], ["yes"], ["partly"], ["no"])),
                "future_focus": st.sampled_from(([], ["a"], ["b"], ["a", "b"])),
            }
        ),
    }
)
INVITATIONS = st.fixed_dictionaries(
    {
        "wave": st.sampled_from(("III", "IV")),
        "municipality": st.sampled_from(PLACES),
        "invited": st.integers(0, 9),
    }
)
NUMBERS = ("II-1", "II-2", "III-1", "III-2")
STATUS = st.fixed_dictionaries(
    {
        "recommendation": st.sampled_from(NUMBERS),
        "municipality": st.sampled_from((None, *PLACES)),
        "status": st.sampled_from(STATUSES),
        "as_of": DAYS,
    }
)


def _opinions(respondents, invitations, audiences, statuses):
    recommendations = [
        {
            "recommendation": number,
            "phase": number.partition("-")[0],
            "topic": "practice",
            "audience": audience,
            "text_lv": f"Ieteikums {number}",
            "text_en": None,
            "position": position,
        }
        for position, (number, audience) in enumerate(
            zip(NUMBERS, audiences, strict=True)
        )
    ]
    # The evidence tells statuses of one day apart in the same order as their code.
    noted = [
        {**row, "evidence_lv": row["status"], "evidence_en": None} for row in statuses
    ]
    return Opinions(
        respondents=respondents,
        invitations=invitations,
        recommendations=recommendations,
        statuses=noted,
    )


OPINIONS = st.builds(
    _opinions,
    st.lists(RESPONDENTS, min_size=1, max_size=8),
    st.lists(
        INVITATIONS, max_size=5, unique_by=lambda r: (r["wave"], r["municipality"])
    ),
    st.lists(
        st.lists(st.sampled_from(AUDIENCES), min_size=1, max_size=2, unique=True),
        min_size=len(NUMBERS),
        max_size=len(NUMBERS),
    ),
    st.lists(STATUS, max_size=7),
)
AUDIENCE = st.none() | st.sampled_from(AUDIENCES[:-1])


class OpinionEdition(MemoryEdition):
    """An edition of a survey and of recommendations, to be asked."""

    def __init__(self):
        super().__init__()
        self._fill(
            "questions",
            [
                {
                    "question": question,
                    "choice": choice,
                    "position": 100 * number + place,
                    "type": "one" if question == "needs" else "several",
                }
                for number, (question, found) in enumerate(CHOICES.items())
                for place, choice in enumerate(found)
            ],
        )

    def hold(self, said):
        """Hold opinions instead of those before."""
        if said is self._held:
            return
        people = [
            {"respondent": number, **row} for number, row in enumerate(said.respondents)
        ]
        self.connection.execute("begin")
        self._fill("respondents", people)
        self._fill(
            "choices",
            [
                {**row, "question": question, "choice": choice}
                for row in people
                for question, given in row["answers"].items()
                for choice in given or ["none"]
            ],
        )
        self._fill("invitations", [{**row, **window(row)} for row in said.invitations])
        self._fill("recommendations", said.recommendations)
        self._fill("recommendation_status", said.statuses)
        self.connection.execute("commit")
        self._held = said


def window(row):
    first, last = PHASES.loc[row["wave"], ["from", "to"]]
    return {"from_date": first, "to_date": last}


@pytest.fixture(scope="module")
def ask():
    return OpinionEdition().ask


# Opinions are held once, and all is asked of them.
@repeatably
@given(said=OPINIONS, chosen=filters())
def test_the_survey_and_the_second_calculation_agree(ask, said, chosen):
    for name, measure in SURVEY.items():
        second = measure(said, asked(said, chosen))
        assert plain(ask(said, name, chosen)) == plain(second), name


@repeatably
@given(said=OPINIONS, chosen=filters(), audience=AUDIENCE)
def test_the_recommendations_and_the_second_calculation_agree(
    ask, said, chosen, audience
):
    for name, measure in ADVICE.items():
        second = measure(said, asked(said, chosen), audience)
        found = ask(said, name, chosen.but(audience=audience))
        assert plain(found) == plain(second), name


@repeatably
@given(said=OPINIONS, chosen=filters())
def test_nothing_of_the_survey_is_seen_without_a_scope(ask, said, chosen):
    for name in SURVEY:
        assert len(ask(said, name, chosen, scope=NOTHING)) == 0, name


@repeatably
@given(said=OPINIONS, chosen=filters(st.just(())), place=st.sampled_from(PLACES))
def test_a_scope_shows_just_what_asking_for_its_municipality_shows(
    ask, said, chosen, place
):
    for name in SURVEY:
        seen = ask(said, name, chosen, scope=frozenset({place}))
        asked_for = ask(said, name, chosen.but(municipalities=(place,)))
        assert plain(seen) == plain(asked_for), name


@repeatably
@given(said=OPINIONS, chosen=filters())
def test_the_four_answers_to_one_question_are_all_respondents(ask, said, chosen):
    for row in ask(said, "survey_by_municipality", chosen).records():
        assert row["yes"] + row["partly"] + row["no"] + row["none"] == row["base"]


@repeatably
@given(said=OPINIONS, chosen=filters())
def test_every_recommendation_is_counted_whatever_is_known_of_it(ask, said, chosen):
    found = ask(said, "recommendations_by_phase", chosen).records()
    totals = [row["recommendations"] for row in found if row["status"] == "total"]
    assert sum(totals) == len(said.recommendations)
