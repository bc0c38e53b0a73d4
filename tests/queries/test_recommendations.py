"""What became of recommendations: from a file to the newest status."""

from datetime import date

import pytest

from tests.conftest import JELGAVA, RIGA, VENTSPILS, made_once

HEAD = "recommendation_id | municipality | status | evidence_lv | as_of"
LOG = "date | municipality | kind\n2019-01-15 | Jelgava | indirect"


@made_once
def project(world):
    """An edition needs a row of the log; recommendations come from reference data."""
    world.post(JELGAVA, date(2018, 10, 1), date(2019, 6, 30))
    world.take(LOG)


def statuses(world, number, **filters):
    world.publish()
    return {
        row["municipality"]: row["status"]
        for row in world.ask("recommendation_status", **filters)
        if row["recommendation"] == number
    }


def test_the_seminars_recommendations_are_known_from_the_start(project):
    assert statuses(project, "II-2") == {
        JELGAVA: "done",
        VENTSPILS: "done",
        "0250000": "planned",
    }


def test_a_status_of_every_municipality_stands_apart(project):
    assert statuses(project, "II-1") == {RIGA: "problematic", "all": "partly"}


def test_a_new_recommendation_without_news_has_one_row(project):
    assert statuses(project, "III-4") == {"all": "unknown"}


def test_the_newest_day_counts_and_the_one_before_is_told(project):
    project.take(f"{HEAD}\nII-3 | Ventspils | īstenots | Telpa ir | 2020-03-01")
    project.publish()
    (row,) = [
        row
        for row in project.ask("recommendation_status")
        if (row["recommendation"], row["municipality"]) == ("II-3", VENTSPILS)
    ]
    assert (row["status"], row["previous"], row["evidence_lv"]) == (
        "done",
        "planned",
        "Telpa ir",
    )


def test_older_news_does_not_change_what_is_known(project):
    project.take(f"{HEAD}\nII-3 | Ventspils | īstenots | | 2018-03-01")
    assert statuses(project, "II-3")[VENTSPILS] == "planned"


def test_undoing_a_batch_brings_the_older_status_back(project):
    batch = project.take(f"{HEAD}\nII-3 | Ventspils | done | | 2020-03-01").batch
    project.undo(batch)
    assert statuses(project, "II-3")[VENTSPILS] == "planned"


def test_a_corrected_row_of_the_same_day_replaces_the_older(project):
    project.take(f"{HEAD}\nIII-3 | Rīga | plānots | | 2020-03-01")
    verdict = project.take(f"{HEAD}\nIII-3 | Rīga | daļēji | | 2020-03-01")
    assert (verdict.replaced, statuses(project, "III-3")) == (1, {RIGA: "partly"})


def test_the_same_file_twice_brings_nothing_new(project):
    text = f"{HEAD}\nIII-3 | Rīga | plānots | | 2020-03-01"
    project.take(text)
    again = project.take(text)
    assert (again.batch, again.unchanged) == (None, 1)


def test_a_new_recommendation_comes_with_its_words(project):
    project.take(
        """recommendation_id | phase | topic | audience | text_lv | text_en
        IV-1 | IV | prakse | pašvaldība; ministrija | Jauns ieteikums | New one"""
    )
    project.publish()
    (row,) = [
        row
        for row in project.ask("recommendation_status")
        if row["recommendation"] == "IV-1"
    ]
    assert (row["phase"], row["topic"], row["audience"], row["status"]) == (
        "IV",
        "practice",
        "municipality;ministry",
        "unknown",
    )


def test_words_and_news_can_come_in_one_file(project):
    verdict = project.take(
        f"""{HEAD} | phase | audience | text_lv
        IV-1 | | | | | IV | visi | Jauns ieteikums
        IV-1 | Rīga | plānots | | 2020-03-01 | | |"""
    )
    assert (verdict.accepted, statuses(project, "IV-1")) == (2, {RIGA: "planned"})


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (
            "III-99 | Rīga | done | | 2020-03-01",
            "recommendation_id",
            "recommendation_unknown",
        ),
        ("III-3 | Rīga | pabeigts | | 2020-03-01", "status", "not_in_list"),
        ("III-3 | Rīga | | | 2020-03-01", "status", "required"),
        ("III-3 | Rīga | done | |", "as_of", "required"),
        ("III-3 | Rīga | done | | 2099-03-01", "as_of", "date_in_future"),
        (
            "III-3 | Nekurienes novads | done | | 2020-03-01",
            "municipality",
            "municipality_unknown",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_cell(project, row, column, code):
    verdict = project.take(f"{HEAD}\n{row}")
    (problem,) = verdict.problems
    assert (verdict.rejected, problem.column, problem.code) == (1, column, code)


def test_a_wrong_number_offers_the_nearest(project):
    (problem,) = project.take(f"{HEAD}\nIII-33 | Rīga | done | | 2020-03-01").problems
    assert "III-3" in problem.suggestions


def test_a_dry_run_writes_nothing(project):
    project.take(f"{HEAD}\nIII-3 | Rīga | done | | 2020-03-01", dry_run=True)
    assert statuses(project, "III-3") == {"all": "unknown"}


def test_an_audience_sees_its_own_and_those_for_everybody(project):
    project.publish()
    found = project.ask("recommendation_status", audience="ministry")
    assert {row["recommendation"] for row in found} == {
        "II-2",
        "III-1",
        "III-6",
        "III-21",
    }


def test_phases_count_recommendations_by_their_newest_status(project):
    project.publish()
    counts = {
        (row["phase"], row["status"]): row["recommendations"]
        for row in project.ask("recommendations_by_phase")
    }
    assert counts == {
        ("II", "done"): 5,
        ("II", "not_relevant"): 1,
        ("II", "partly"): 5,
        ("II", "planned"): 2,
        ("II", "problematic"): 1,
        ("II", "unknown"): 2,
        ("II", "total"): 11,
        ("III", "unknown"): 23,
        ("III", "total"): 23,
    }
