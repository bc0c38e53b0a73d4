"""Editions of every storage version, kept as files: each answers as it did."""

import gzip
import json
from pathlib import Path

import pytest

from app import create_app
from dashboard.editions import reproduction
from dashboard.editions.filters import Filters
from dashboard.editions.manifest import CARRIED_SINCE, READABLE
from dashboard.editions.shelf import Shelf
from dashboard.ground.access import LOCAL, NOBODY, acting_as, everything
from dashboard.pages.menu import PAGES
from dashboard.reading.asking import answer
from dashboard.reading.catalogue import INDICATORS, known
from tests.browser_payloads import URL, show
from tests.browser_payloads import answer as answer_of
from tests.editions.make import ROLES, plain

FOLDER = Path(__file__).parent
VERSIONS = sorted(int(path.name) for path in FOLDER.iterdir() if path.name.isdecimal())
CARRYING = [number for number in VERSIONS if number >= CARRIED_SINCE]


def unpacked(version, folder):
    """Put a golden edition on a shelf of its own."""
    for path in (FOLDER / str(version)).glob("edition-1.*"):
        content = path.read_bytes()
        is_packed = path.suffix == ".gz"
        name = path.stem if is_packed else path.name
        (folder / name).write_bytes(gzip.decompress(content) if is_packed else content)
    (folder / "CURRENT").write_text("1")
    return Shelf.at(folder)


@pytest.fixture(scope="module", params=VERSIONS)
def shelf(request, tmp_path_factory):
    return unpacked(request.param, tmp_path_factory.mktemp("golden"))


@pytest.fixture(scope="module", params=CARRYING)
def carrying(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("carrying")
    return unpacked(request.param, folder).edition()


def expected(version):
    packed = (FOLDER / str(version) / "answers.json.gz").read_bytes()
    return json.loads(gzip.decompress(packed))


def test_every_version_that_can_be_read_has_a_golden_edition():
    assert set(VERSIONS) == READABLE


def test_it_answers_as_on_the_day_it_was_made(shelf):
    edition, differing = shelf.edition(), []
    for question, rows in expected(edition.manifest.schema_version).items():
        name, period, role = question.split(" ")
        places, scope = ROLES[role]
        asked = Filters(period=period, municipalities=places)
        indicator = known(name, edition.definitions)
        if plain(answer(indicator, edition, asked, scope)) != rows:
            differing.append(question)
    assert differing == []


def test_its_recorded_digests_are_computed_again(carrying):
    recorded = reproduction.recorded(carrying)
    assert {one.role for one in recorded} >= {"everything", "outside", "0003000"}
    assert list(reproduction.differing(carrying, recorded)) == []


@pytest.mark.parametrize("person", [LOCAL, NOBODY], ids=["coordinator", "outsider"])
def test_every_page_of_it_opens(shelf, person):
    client = create_app(shelf).server.test_client()
    with acting_as(person):
        for path in [*(page.path for page in PAGES), "/pasvaldiba/0003000"]:
            page = answer_of(client.post(URL, json=show(path, "")))
            assert 'class="tl-main"' in page["frame"], path


def test_a_filter_that_its_own_definition_takes_narrows_it(shelf):
    """Today's SQL may take the same filter under another parameter as well."""
    everything = ROLES["everything"][1]
    for name in ("families_change", "families_by_municipality"):
        indicator = known(name, shelf.edition().definitions)
        filters = Filters(period="all", domain="education")
        given = answer(indicator, shelf.edition(), filters, everything)
        assert (given.notice, len(given.rows) > 1) == ("", True)


def test_it_has_neither_notes_nor_drawn_targets_from_before_there_were_any(carrying):
    given = answer(INDICATORS["families_by_period"], carrying, Filters(), everything())
    assert (given.notes, given.targets, bool(given.table)) == ((), (), True)
