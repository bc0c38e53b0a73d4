from datetime import date

from dashboard.ground.i18n import language
from dashboard.reading.families.tiles import families_on_map
from dashboard.reading.record.missing import missing_reports
from tests.answers import made
from tests.conftest import JELGAVA, RIGA, VENTSPILS
from tests.written import read


def drawn(*rows):
    with language("en"):
        return read(families_on_map(made("families_on_map", *rows, domain="health")))


def links(picture):
    return {link.attributes["href"]: link for link in picture.all("a")}


MAP = (RIGA, 1, 58), (JELGAVA, 1, 0), (VENTSPILS, 1, None), ("total", 3, 58)


def test_there_is_a_tile_for_each_municipality():
    (tiles, _key) = drawn(*MAP).all("ul")
    assert len(tiles.inside) == 42


def test_only_municipalities_with_a_post_can_be_opened():
    assert len(links(drawn(*MAP))) == 3


def test_a_tile_leads_to_the_page_of_its_municipality():
    assert "/pasvaldiba/0001000" in links(drawn(*MAP))


def test_no_family_and_no_report_never_look_alike():
    found = links(drawn(*MAP))
    none, unreported = (found[f"/pasvaldiba/{code}"] for code in (JELGAVA, VENTSPILS))
    assert none.words().startswith("0")
    assert unreported.words().startswith("[x]")


def test_a_tile_says_its_number_and_name_to_those_who_do_not_see_it():
    found = links(drawn(*MAP))["/pasvaldiba/0001000"]
    assert found.words().endswith("families, Rīga")


def test_a_missing_report_is_said_with_the_last_one():
    row = (date(2019, 3, 1), RIGA, "0001000-1", 0, date(2019, 1, 1))
    with language("en"):
        picture = read(missing_reports(made("missing_reports", row)))
    assert "[x] not reported; last reported: January 2019" in picture.words()
