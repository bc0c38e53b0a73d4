"""Comparison: every municipality a dot on the scale of its measure."""

from dataclasses import replace

from dashboard.ground.i18n import language
from dashboard.reading.catalogue import CARDS
from dashboard.reading.workload.pictures import A_POST_MONTH
from tests.answers import made
from tests.conftest import JELGAVA, RIGA, VENTSPILS
from tests.written import read

QUERY = made("workload_by_municipality").query


def row(place, families, **more):
    """A year of a post with so many families."""
    per = {"post_months": 12.0, "paid_hours": 600.0, "months_active": 12}
    counts = {"interactions": 8 * families, "families": families, "hours": 400.0}
    counts |= {"cooperations": 3 * families, "indirect": 2}
    rates = {
        f"{measure}_a_{base}": counts[measure] / per[f"{base}s"]
        for measure in ("interactions", "families", "cooperations", "hours")
        for base in ("post_month", "paid_hour")
    }
    few = families < 5
    known = {**per, **counts, **(dict.fromkeys(rates) if few else rates), **more}
    known |= {"municipality": place, "too_few": few, "hours_per_week": 12.0}
    names = [c.name for c in QUERY.columns]
    return tuple(known[name] for name in names)


ROWS = [row(JELGAVA, 12), row(RIGA, 60), row(VENTSPILS, 24)]


def drawn(*rows, **filters):
    with language("en"):
        answer = made("workload_by_municipality", *rows, **filters)
        return read(CARDS["workload_a_post_month"].picture(answer))


def marks(picture):
    """What each dot says, strip by strip."""
    return [
        [dot.attributes["data-mark"] for dot in strip.all("a") if dot.attributes]
        for strip in picture.all("div")
        if strip.attributes.get("class") == "tl-dots"
    ]


def test_each_measure_has_a_strip_and_each_place_a_dot():
    found = marks(drawn(*ROWS))
    assert len(found) == len(A_POST_MONTH)
    assert all(len(dots) == len(ROWS) for dots in found)


def test_a_small_number_has_an_interval_and_a_large_one_none():
    families = marks(drawn(*ROWS))[1]
    assert families[0].startswith("Jelgava: 1.0 (0.5–1.7")
    assert families[-1] == "Rīga: 5.0"


def test_hours_are_no_count_and_have_no_interval():
    assert all("(" not in dot for dot in marks(drawn(*ROWS))[3])


def test_who_is_too_few_to_compare_is_no_dot():
    found = marks(drawn(*ROWS, row("0005000", 3)))
    assert all(len(dots) == len(ROWS) for dots in found)


def test_one_place_alone_has_no_median_of_others_and_its_number_stands_once():
    with language("en"):
        answer = replace(made("workload_by_municipality", ROWS[1]), focus=(RIGA,))
        picture = read(CARDS["workload_against_others"].picture(answer))
    assert "median" not in picture.words()
    assert "There is no other municipality to compare with" in picture.words()
    strip = next(
        one
        for one in picture.all("div")
        if one.attributes.get("class") == "tl-dots-ends"
    )
    assert strip.words().strip() == "40.0"


def test_beside_nobody_a_place_has_its_numbers_and_no_strip():
    picture = drawn(ROWS[1])
    assert marks(picture) == []
    assert "There is no other municipality to compare with" in picture.words()
    assert "40.0" in picture.words()


def test_of_several_equal_places_the_number_stands_once():
    picture = drawn(row(JELGAVA, 40), row(RIGA, 40))
    strip = next(
        one
        for one in picture.all("div")
        if one.attributes.get("class") == "tl-dots-ends"
    )
    assert strip.words().strip() == "median 26.7"
