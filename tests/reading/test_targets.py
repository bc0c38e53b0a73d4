"""Targets beside numbers: drawn, said and written where place and days are the same."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from dashboard.editions.filters import Filters
from dashboard.ground.access import everything
from dashboard.ground.i18n import LANGUAGES, language
from dashboard.reading.asking import answer
from dashboard.reading.catalogue import CARDS, INDICATORS
from dashboard.reading.exports.table import write_csv, write_text
from dashboard.reading.kit.sentences import as_text
from dashboard.reading.targets import Target
from tests.answers import MANIFEST
from tests.edition_fixture import ROWS, put_edition

JELGAVA = "0003000"
SET = """;
    insert into staging.targets values
        ('0003000', '0003000', 'families', '2019-01-01', '2019-03-31', 6, 8, 4, 'a'),
        ('total', null, 'families', '2019-01-01', '2019-03-31', 60, null, null, 'b');
"""
QUARTER = {"period": "2019", "grain": "quarter"}


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    folder = tmp_path_factory.mktemp("aimed")
    return put_edition(folder, rows=ROWS + SET).edition()


def asked(edition, name, **filters):
    return answer(INDICATORS[name], edition, Filters(**filters), everything())


def target(least, most=None, last=date(2019, 6, 30)):
    return Target(
        municipality=JELGAVA,
        measure="families",
        first=date(2019, 1, 1),
        last=last,
        least=least,
        most=most,
        baseline=None,
    )


@pytest.mark.parametrize(
    ("value", "aim", "said"),
    [
        (75, target(60), "15 more than the target of 60"),
        (60, target(60), "just the target of 60"),
        (45, target(60), "15 fewer than the target of 60"),
        (55, target(50, 60), "within the target of 50–60"),
        (61, target(50, 60), "1 more than the target of 50–60"),
        (49, target(50, 60), "1 fewer than the target of 50–60"),
    ],
)
def test_the_distance_is_told_from_the_nearer_end(value, aim, said):
    with language("en"):
        assert aim.against(value, MANIFEST) == said


def test_of_a_period_that_runs_it_is_told_how_much_of_it_is_over():
    running = target(60, last=date(2020, 12, 31))
    manifest = replace(MANIFEST, data_up_to="2019-12-31")
    with language("en"):
        said = running.against(45, manifest)
    assert said == "45 of the target of 60 so far; 50% of its days are over"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_sentence_says_how_far_a_place_is_from_its_own_target(edition, code):
    period = {"period": "2019-Q1", "municipalities": (JELGAVA,)}
    with language(code):
        said = as_text(
            CARDS["turnover"].said(asked(edition, "families_by_municipality", **period))
        )
    assert "6–8" in said


@pytest.mark.parametrize(
    ("filters", "drawn"),
    [
        (QUARTER, [("line", 60, 60)]),
        ({**QUARTER, "municipalities": (JELGAVA,)}, [("rect", 6, 8)]),
        ({**QUARTER, "grain": "month"}, []),
        ({**QUARTER, "period": "2019-02"}, []),
        ({**QUARTER, "domain": "education"}, []),
    ],
)
def test_a_line_or_a_band_is_drawn_only_over_the_very_days(edition, filters, drawn):
    given = asked(edition, "families_by_period", **filters)
    shapes = CARDS["families_by_period"].drawn(given)["layout"].get("shapes", [])
    own = [one for one in shapes if one.get("yref") != "paper"]
    assert [(one["type"], one["y0"], one["y1"]) for one in own] == drawn


@pytest.mark.parametrize("name", ["turnover", "families_change"])
def test_each_place_has_its_own_mark_across_its_bar(edition, name):
    card = CARDS[name]
    figure = card.drawn(asked(edition, card.query, period="2019-Q1"))
    (shape,) = figure["layout"]["shapes"]
    (named,) = [text for text in figure["layout"]["yaxis"]["ticktext"] if "6–8" in text]
    assert ((shape["x0"], shape["x1"]), named.startswith("Jelgava")) == ((6, 8), True)


def test_a_target_stands_in_tables_and_files_in_its_own_columns(edition):
    given = asked(edition, "families_by_period", **QUARTER)
    rows = [*csv.DictReader(io.StringIO(write_csv(given).decode("utf-8-sig")))]
    told = {
        (row["municipality"], row["target"], row["most"], row["baseline"])
        for row in rows
        if row["target"]
    }
    assert told == {(JELGAVA, "6.0", "8.0", "4.0"), ("total", "60.0", "", "")}
    with language("en"):
        text = write_text(INDICATORS["families_by_period"], given)
    assert ("Target" in text, "Target 6–8: Jelgava" in text) == (True, True)
