"""The sentence about kinds of institution that nobody was in touch with."""

from dashboard.ground.i18n import language
from dashboard.reading.catalogue import CARDS
from tests.answers import made
from tests.conftest import JELGAVA

KINDS = ("school", "preschool", "social_service", "state_police", "probation")


def said(*kinds):
    with language("en"):
        answer = made("cooperation_gaps", *((JELGAVA, kind) for kind in kinds))
        return str(CARDS["cooperation_gaps"].stated(answer))


def test_few_kinds_are_named():
    assert "school" in said("school", "probation")


def test_many_kinds_are_counted_and_not_read_out():
    told = said(*KINDS)
    assert "5 of 10" in told
    assert "school" not in told
