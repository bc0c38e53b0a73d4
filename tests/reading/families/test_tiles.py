from datetime import date

from dash import html

from dashboard.ground.i18n import language
from dashboard.reading.families.tiles import families_on_map
from dashboard.reading.record.missing import missing_reports
from tests.answers import JELGAVA, RIGA, VENTSPILS, made


def drawn(*rows):
    with language("en"):
        return families_on_map(made("families_on_map", *rows, domain="health"))


def links(picture):
    found = (picture, *picture._traverse())
    return {one.href: one for one in found if isinstance(one, html.A)}


def words(component):
    if isinstance(component, str):
        return component
    inside = getattr(component, "children", None) or ""
    return "".join(map(words, inside if isinstance(inside, list) else [inside]))


MAP = (RIGA, 1, 58), (JELGAVA, 1, 0), (VENTSPILS, 1, None), ("total", 3, 58)


def test_there_is_a_tile_for_each_municipality():
    (tiles, _key) = drawn(*MAP).children
    assert len(tiles.children) == 42


def test_only_municipalities_with_a_post_can_be_opened():
    assert len(links(drawn(*MAP))) == 3


def test_a_tile_leads_to_the_page_of_its_municipality():
    assert "/pasvaldiba/0001000" in links(drawn(*MAP))


def test_no_family_and_no_report_never_look_alike():
    found = links(drawn(*MAP))
    none, unreported = (found[f"/pasvaldiba/{code}"] for code in (JELGAVA, VENTSPILS))
    assert words(none).startswith("0")
    assert words(unreported).startswith("[x]")


def test_a_tile_says_its_number_and_name_to_those_who_do_not_see_it():
    found = links(drawn(*MAP))["/pasvaldiba/0001000"]
    assert words(found).endswith("families, Rīga")


def test_a_missing_report_is_said_with_the_last_one():
    row = (date(2019, 3, 1), RIGA, "0001000-1", 0, date(2019, 1, 1))
    with language("en"):
        picture = missing_reports(made("missing_reports", row))
    assert "[x] not reported; last reported: January 2019" in words(picture)
