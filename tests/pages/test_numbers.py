from datetime import date

import pytest

from dashboard.editions.filters import Filters, days
from dashboard.ground import html
from dashboard.ground.access import NOTHING, everything
from dashboard.ground.i18n import language
from dashboard.pages import ledes
from dashboard.pages.parts.headline import Headline
from dashboard.pages.parts.numbers import numbers
from dashboard.pages.render import Reader, bare
from dashboard.reading.address import Address
from dashboard.reading.view import View
from tests.conftest import JELGAVA, made_once
from tests.written import read


@made_once
def town(world):
    world.post(JELGAVA, date(2019, 1, 1), date(2019, 6, 30))
    world.institution("1. skola")
    world.take("""
        date       | municipality | family | institution | role
        2019-01-07 | Jelgava      | A      | 1. skola    | director
        2019-02-07 | Jelgava      | A      |             |
        2019-02-08 | Jelgava      | B      |             |
        2019-04-08 | Jelgava      | B      |             |
    """)


def said(world, **filters):
    """Return the words of each headline number, in English, and those below."""
    if not world.shelf().manifests():
        world.publish()
    view = View(
        address=Address(),
        filters=Filters(**filters),
        edition=world.shelf().edition(),
        latest=1,
        scope=everything(),
    )
    with language("en"):
        strip, *below = read(html.joined(numbers(view))).inside
    return [item.words() for item in strip.inside], "".join(p.words() for p in below)


def test_each_number_stands_beside_that_of_the_month_before(town):
    (families, entries, times, *_rest), below = said(town, period="2019-02")
    assert families.endswith("1 in January 2019")
    assert entries.endswith("1 in January 2019")
    assert times.endswith("1 in January 2019")
    assert below == ""


def test_a_first_period_is_compared_with_nothing(town):
    items, _below = said(town, period="2019-01")
    assert all("no period to compare with" in item for item in items[:4])


def test_after_a_month_without_a_report_no_change_is_told(town):
    items, _below = said(town, period="2019-04")
    assert all("no period to compare with" in item for item in items[:4])


def test_days_with_a_missing_report_name_it(town):
    (families, *_rest), below = said(
        town, period=days(date(2019, 3, 10), date(2019, 4, 30))
    )
    assert families.endswith("2 in as many days before")
    assert below == "Missing: 1 of 4 reports [p]: March 2019 (Jelgava)."


def test_few_records_have_no_share(town):
    items, _below = said(town, period="2019-01")
    assert "1of 1" in items[-1]
    assert "too few to compare" in items[-1]


def test_a_target_stands_with_its_number(town):
    row = {
        "municipality": "total",
        "measure": "families",
        "from_date": date(2019, 2, 1),
        "to_date": date(2019, 2, 28),
        "target": 5,
        "baseline": 1,
        "source": "made up",
    }
    with town.warehouse() as warehouse:
        warehouse.append("reference.targets", [row])
    (families, entries, *_rest), _below = said(town, period="2019-02")
    assert families.endswith("fewer than the target of 5; starting point 1")
    assert "target" not in entries


def test_how_few_are_too_few_is_what_was_set_when_the_edition_was_made(
    town, monkeypatch
):
    with monkeypatch.context() as patch:
        patch.setenv("TILTS_TOO_FEW", "1")
        town.publish()
    items, _below = said(town, period="2019-01")
    assert "100%of 1" in items[-1]


def test_outside_what_is_not_told_of_a_month_is_not_called_none(town):
    town.publish(outside=True)
    view = View(
        address=Address(),
        filters=Filters(period="2019-02"),
        edition=town.shelf().seen_by(NOTHING).edition(),
        latest=1,
        scope=NOTHING,
    )
    with language("en"):
        (strip,) = read(html.joined(numbers(view))).inside
        asked = Reader(address=Address(filters=view.filters), scope=NOTHING)
        _title, frame = bare(asked, town.shelf())
    titles = [item.all("h3")[0].words() for item in strip.inside]
    assert titles == ["Families served"]
    # What is withheld for one reason is said once, and not by each card.
    assert frame.count("Outside the programme this is shown by year") == 1
    assert 'id="title-cooperation_by_kind" tabindex="-1">Cooperation by' in frame


@pytest.mark.parametrize(
    ("within", "lv", "en"),
    [
        ("vismaz 132", "ar vismaz 132 ģimenēm [c]", "with vismaz 132 families [c]"),
        ("26–71", "ar 26–71 ģimeni [c]", "with 26–71 families [c]"),
        ("", "ar aizsargātu ģimeņu skaitu [c]", "a protected number of families [c]"),
    ],
)
def test_the_sentence_below_a_title_tells_no_less_than_the_number_below_it(
    within, lv, en, monkeypatch
):
    """What a hidden number may be stood in the strip, and not in the sentence."""
    told = Headline(
        families=None,
        new=None,
        municipalities=2,
        times=3,
        institutions=1,
        contacts=None,
        indirect=None,
        records=0,
        complete=0,
        within={"families": within},
    )
    monkeypatch.setattr(ledes, "headline", lambda _view: told)
    monkeypatch.setattr(ledes, "from_to", lambda _view: {"first": "a", "last": "b"})
    with language("lv"):
        assert lv in ledes.served(None)
    with language("en"):
        assert en in ledes.served(None)
