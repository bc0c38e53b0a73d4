"""What an indicator does not say of its release is the plainest and the safest."""

from dataclasses import asdict

from dashboard.editions.released import EVERY, LONG, SHORT, Released


def test_what_is_not_said_is_off():
    plain = asdict(Released())
    assert {name for name, value in plain.items() if value is True} == {"has_totals"}
    assert {name: plain[name] for name in ("about", "days", "places", "keys")} == {
        "about": "domain",
        "days": "window",
        "places": "rows",
        "keys": ("municipality",),
    }
    assert not any(
        plain[name] for name in ("protected", "long_only", "companions", "withheld")
    )


def test_periods_go_from_the_shortest_to_the_longest():
    assert Released().periods == EVERY == (*SHORT, *LONG)
    assert EVERY == ("month", "quarter", "half", "year", "phase", "all")


def test_what_counts_people_is_of_the_log_and_domains_are_told_by_a_key():
    assert not Released().is_of_the_log
    assert Released(protected={"families": "families"}).is_of_the_log
    assert Released(withheld=("families",)).is_of_the_log
    assert not Released().is_by_domain
    assert Released(keys=("municipality", "domain")).is_by_domain
