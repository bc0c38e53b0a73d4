"""Measures of families and outcomes, on random logs, against a second calculation."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.editions.filters import CHOICES
from dashboard.ground.access import NOTHING
from tests.oracles.asking import Log, asked
from tests.oracles.families_measures import MEASURES, TOTAL
from tests.oracles.random_logs import LOGS, PERIODS, filters
from tests.oracles.test_measures_agree import plain
from tests.oracles.test_measures_agree import repeatably as often

repeatably = settings(often, max_examples=24)
briefly = settings(often, max_examples=15)

OUTCOMES = (None, "solved", "referred", "in_progress", "refused", "none")
ESF = (None, None, "pumpurs", "other")


NAMED = tuple(period for period in PERIODS if period != "all")


def _with_more(log, outcomes, measures):
    """Give each entry an outcome, and one with a family perhaps an ESF measure."""
    entries = [
        {
            **row,
            "outcome": outcomes[place % len(outcomes)],
            "esf_measure": measures[place % len(measures)] if row["family"] else None,
        }
        for place, row in enumerate(log.entries)
    ]
    return Log(**{**vars(log), "entries": entries})


MORE_LOGS = st.builds(
    _with_more,
    LOGS,
    st.lists(st.sampled_from(OUTCOMES), min_size=1, max_size=7),
    st.lists(st.sampled_from(ESF), min_size=1, max_size=5),
)
GRAINS = st.sampled_from([*CHOICES["grain"].options.codes()])
CHOSEN = st.builds(lambda chosen, grain: chosen.but(grain=grain), filters(), GRAINS)


@repeatably
@given(log=MORE_LOGS, chosen=CHOSEN)
def test_the_sql_and_the_second_calculation_agree(ask, log, chosen):
    for name, measure in MEASURES.items():
        second = measure(log, asked(log, chosen), chosen)
        assert plain(ask(log, name, chosen)) == plain(second), name


@briefly
@given(log=MORE_LOGS, chosen=CHOSEN, name=st.sampled_from(list(MEASURES)))
def test_nothing_is_seen_without_a_scope(ask, log, chosen, name):
    assert len(ask(log, name, chosen, scope=NOTHING)) == 0


@briefly
@given(log=MORE_LOGS, chosen=filters())
def test_families_by_period_by_month_are_families_by_month(ask, log, chosen):
    periods = ask(log, "families_by_period", chosen).records()
    months = ask(log, "families_by_month", chosen).records()
    keys = ("municipality", "families", "provisional")
    assert [[row[k] for k in keys] for row in periods] == [
        [row[k] for k in keys] for row in months
    ]


@briefly
@given(log=MORE_LOGS, period=st.sampled_from(NAMED), chosen=CHOSEN)
def test_a_whole_period_has_the_families_of_the_window_of_that_name(
    ask, log, period, chosen
):
    named = chosen.but(period=period)
    whole = ask(log, "families_by_municipality", named).records()
    grain = next(
        (g for g, n in {"half": "H", "quarter": "Q"}.items() if f"-{n}" in period),
        "phase" if ":" in period else "month" if "-" in period else "year",
    )
    divided = ask(log, "families_by_period", named.but(grain=grain)).records()
    # A period in which nobody was met counts 0; the window's table has no such row.
    met = {(r["municipality"], r["families"]) for r in divided if r["families"]}
    assert met == {(r["municipality"], r["families"]) for r in whole}


@briefly
@given(log=MORE_LOGS, chosen=filters())
def test_families_and_persons_of_the_measures_apart_are_those_of_municipalities(
    ask, log, chosen
):
    columns = ("municipality", "families", "persons")
    apart = ask(log, "persons_by_municipality", chosen).records()
    together = ask(log, "families_by_municipality", chosen).records()
    assert [[row[c] for c in columns] for row in apart] == [
        [row[c] for c in columns] for row in together
    ]


@briefly
@given(log=MORE_LOGS, chosen=CHOSEN)
def test_the_change_is_of_the_windows_families_and_of_the_window_before(
    ask, log, chosen
):
    now = ask(log, "families_by_municipality", chosen)
    counts = {r["municipality"]: r["families"] for r in now.records()}
    found = ask(log, "families_change", chosen).records()
    assert {r["municipality"]: r["families"] for r in found if r["families"]} == counts
    for row in found:
        if row["change"] is not None:
            assert row["change"] == row["families"] - row["before"]
            assert not row["provisional"]
            assert not row["provisional_before"]


@briefly
@given(log=MORE_LOGS, chosen=CHOSEN)
def test_the_outcomes_of_all_domains_are_every_contact_once(ask, log, chosen):
    found = ask(log, "outcomes_by_domain", chosen).records()
    contacts = sum(
        row["interactions"]
        for row in found
        if (row["domain"], row["municipality"]) == (TOTAL, TOTAL)
    )
    kinds = ask(log, "interactions_by_kind", chosen).records()
    assert contacts == sum(
        row["interactions"]
        for row in kinds
        if row["municipality"] == TOTAL and row["kind"] != "indirect"
    )
