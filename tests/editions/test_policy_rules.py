"""What a policy releases, rule by rule: each by itself, without an edition."""

from dataclasses import replace

import pytest

from dashboard.disclosure.cells import TOTAL
from dashboard.editions.manifest import Outside
from dashboard.editions.policy import EVERY, TOGETHER, Policy, ProfileError, tells_of
from dashboard.editions.released import Released
from dashboard.ground.settings import Settings
from tests.conftest import BALVI, JELGAVA, RIGA, VILAKA

TOLD = Outside(profile="default", threshold=5, cells=1)
BY_DOMAIN = Released(keys=("municipality", "domain"), protected={"families": "f"})


def test_a_place_is_told_of_by_its_own_code_or_todays():
    assert tells_of(None, RIGA)
    assert tells_of((JELGAVA,), JELGAVA)
    assert tells_of((JELGAVA,), TOTAL)
    assert not tells_of((JELGAVA,), RIGA)
    assert not tells_of((), RIGA)
    assert tells_of((BALVI,), VILAKA)
    assert not tells_of((VILAKA,), BALVI)
    assert not tells_of((JELGAVA,), "nowhere")


def test_a_domain_is_told_of_if_it_is_named_and_the_total_always():
    assert Policy().about("health")
    some = Policy(domains=("health",))
    assert [some.about(one) for one in ("health", "housing", TOTAL)] == [1, 0, 1]


def test_the_settings_fill_in_what_the_file_leaves_out(tmp_path):
    here = Settings(home=tmp_path, disclosure="strict", threshold=7)
    filled = Policy().with_settings(here)
    assert (filled.profile, filled.threshold) == ("strict", 7)
    kept = Policy(profile="default", threshold=6).with_settings(here)
    assert (kept.profile, kept.threshold) == ("default", 6)
    with pytest.raises(ProfileError):
        Policy().with_settings(replace(here, disclosure="none"))


@pytest.mark.parametrize(
    ("before", "policy", "keys"),
    [
        (TOLD, Policy(), []),
        (replace(TOLD, periods=EVERY[:1]), Policy(), ["periods"]),
        (replace(TOLD, periods=EVERY), Policy(periods=EVERY[:1]), []),
        (replace(TOLD, domains=("health",)), Policy(), ["domains"]),
        (replace(TOLD, domains=("a",)), Policy(said=frozenset({"domains"})), []),
        (replace(TOLD, places=(RIGA,)), Policy(), ["places"]),
        (replace(TOLD, threshold=6), Policy(), ["threshold"]),
        (replace(TOLD, threshold=6), Policy(threshold=6), []),
        (replace(TOLD, coalition=2), Policy(), ["coalition"]),
        (replace(TOLD, coalition=2), Policy(coalition=2), []),
    ],
)
def test_what_told_less_before_must_be_said(before, policy, keys):
    assert policy.unsaid(before) == keys


def test_protecting_takes_the_threshold_and_coalition_that_are_chosen():
    default = Policy().protection
    assert default.threshold == 5
    assert Policy(threshold=8, coalition=2).protection == replace(
        default, threshold=8, coalition=2
    )
    assert Policy(profile="strict").protection.threshold > 5 or (
        Policy(profile="strict").protection != default
    )


@pytest.mark.parametrize(
    ("policy", "released", "is_left"),
    [
        (Policy(), BY_DOMAIN, True),
        (Policy(periods=("year",)), Released(periods=("month",)), False),
        (Policy(periods=("year",)), Released(days="month"), False),
        (Policy(periods=("month", "year")), Released(days="month"), True),
        (Policy(places=TOGETHER), Released(of_today=True), False),
        (Policy(places=TOGETHER), Released(), True),
        (Policy(places=(RIGA,)), Released(of_today=True), True),
        (Policy(domains=()), BY_DOMAIN, False),
        (Policy(domains=()), Released(), True),
        (Policy(domains=("health",)), BY_DOMAIN, True),
    ],
)
def test_an_indicator_of_which_nothing_is_left_is_not_released(
    policy, released, is_left
):
    assert bool(policy.narrowed({"one": released})) is is_left


def test_of_what_is_left_only_the_periods_chosen_are_asked_for():
    left = Policy(periods=("year", "all")).narrowed({"one": BY_DOMAIN})["one"]
    assert {*left.periods} == {"year", "all"} & {*EVERY}
    assert (left.keys, left.is_by_domain, left.is_of_the_log) == (
        BY_DOMAIN.keys,
        True,
        True,
    )
    assert not Released().is_of_the_log
    assert Released(withheld=("days",)).is_of_the_log


def test_the_manifest_says_what_was_chosen():
    chosen = Policy(profile="strict", threshold=9, places=(RIGA,), coalition=2)
    assert chosen.about_it == {
        "profile": "strict",
        "threshold": 9,
        "periods": EVERY,
        "domains": None,
        "places": (RIGA,),
        "coalition": 2,
    }
