"""The tables of cards, which a page does not send before their pane is opened."""

import re

from dashboard.ground.audit.log import Log
from dashboard.ground.audit.recording import flush
from dashboard.ground.settings import Settings
from tests.browser_payloads import URL, answer, show

MONTHS = "families_by_month"


def parts(client, path="/", query=""):
    return answer(client.post(URL, json=show(path, query)))["parts"]


def link(client, path="/", query="", of=MONTHS):
    (href,) = re.findall('href="([^"]+)"', parts(client, path, query)[f"{of}-table"])
    return href.replace("&amp;", "&")


def test_a_page_sends_no_table_of_a_closed_pane(client):
    panes = [text for id_, text in parts(client).items() if id_.endswith("-table")]
    assert panes
    assert not any("<t" in text for text in panes)


def test_it_is_asked_for_with_the_filters_of_its_page(client):
    href = link(client, query="?period=2018-11&lang=en")
    assert href == f"/tabula/1/{MONTHS}/?period=2018-11&lang=en"
    found = client.get(href)
    assert "November 2018" in found.text
    assert "October 2018" not in found.text
    assert found.headers["Cache-Control"] == "no-store"


def test_a_place_s_page_has_its_own_table(client):
    found = client.get(link(client, "/pasvaldiba/0003000", "?lang=en"))
    assert "Jelgava" in found.text
    assert "Rīga" not in found.text


def test_it_is_written_down_as_a_look(client):
    client.get(link(client, query="?period=2018-11&lang=en"))
    flush()
    *_, entry = Log.at(Settings.from_environment()).entries()
    table = f"/tabula/1/{MONTHS}/"
    seen = {"action": "view", "what": table, "query": "period=2018-11&lang=en"}
    assert entry | seen == entry
    assert entry["edition"] == 1
    assert entry["rows"] > 0


def test_beside_another_edition_none_is_shown(client):
    found = client.get(f"/tabula/2/{MONTHS}/")
    assert (found.status_code, found.text) == (204, "")


def test_a_card_that_a_page_does_not_have_has_no_table_there(client):
    assert client.get(f"/tabula/1/{MONTHS}/dati").status_code == 404
    assert client.get("/tabula/1/nothing/").status_code == 404
    assert client.get(f"/tabula/1/{MONTHS}/?edition=9").status_code == 404
