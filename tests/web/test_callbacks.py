import json

import pytest

from app import create_app
from dashboard.reading.catalogue import CARDS
from tests.browser_payloads import URL, draw, show, where
from tests.edition_fixture import put_edition

CHART = ("families_by_month",)
SENTENCE = (("sentence", "families_by_month"),)


def forged(payload, **changes):
    return {**payload, **changes}


def test_a_page_comes_in_one_answer_with_its_charts(client):
    text = client.post(URL, json=show()).text
    assert text.count('"type":"Graph"') == 5


def test_a_change_of_filters_comes_in_one_answer(client):
    charts = tuple(name for name, one in CARDS.items() if one.figure)
    payload = draw(parts=SENTENCE, charts=charts)
    answer = client.post(URL, json=payload).get_json()["response"]
    assert len(answer) == 1 + len(charts)


def test_a_chart_changes_with_the_filters(client):
    texts = {
        client.post(URL, json=draw(query=query, charts=CHART)).text
        for query in ("", "?municipality=0001000")
    }
    assert len(texts) == 2


def test_a_chart_of_an_empty_window_says_so(client):
    payload = draw(query="?period=2017-01&lang=en", charts=CHART)
    assert "No data for this choice." in client.post(URL, json=payload).text


def test_nothing_changes_where_there_is_no_page(client):
    payload = draw(path="/nekas", charts=CHART)
    assert client.post(URL, json=payload).status_code == 204


def test_the_language_of_the_address_is_spoken(client):
    assert "Skip to content" in client.post(URL, json=show(query="?lang=en")).text


def test_a_failure_is_said_and_not_shown_as_no_data(tmp_path):
    shelf = put_edition(tmp_path, rows="drop view facts.interactions;")
    client = create_app(shelf).server.test_client()
    answer = client.post(URL, json=show())
    assert answer.status_code == 500
    assert "Radās kļūda" in answer.get_json()["error"]
    assert answer.get_json()["request"] == answer.headers["X-Request-ID"]


@pytest.mark.parametrize(
    "query",
    [
        "?from=0001-01-01&to=9999-12-31",
        "?from=9999-12-31&to=9999-12-31",
        "?from=2019-01-01&to=0000",
        "?period=2019-13&edition=%00&lang=xx",
        "?edition=99999999999999999999",
        "?edition=²",
        "?municipality='; drop table x;--&domain=%F0%9F%92%A9",
        "?period=phase:",
        "?period=9000-12",
        "?period=1900-01",
        "?map=%27",
    ],
)
def test_no_address_breaks_a_page(client, query):
    response = client.post(URL, json=show(query=query))
    assert "Something went wrong" not in response.text
    assert "Radās kļūda" not in response.text
    assert response.status_code == 200


@pytest.mark.parametrize(
    "payload",
    [
        [],
        "show",
        {},
        forged(show(), output="page.children"),
        forged(show(), output=["page"]),
        forged(show(), outputs=None),
        forged(show(), outputs=[{"id": "notice", "property": "children"}]),
        forged(show(), inputs=None),
        forged(show(), inputs=[[{"id": "route", "property": "data"}]]),
        forged(show(), inputs=[{"id": "route", "property": "data", "value": 7}]),
        forged(show(), state=[]),
        forged(show(), state=where("/", ["?lang=en"])),
        forged(show(), state=where({"a": 1}, "")),
        forged(show(), state=where("/", "?" + "a" * 5000)),
        forged(show(), changedPropIds=None),
        forged(show(), changedPropIds=[[]]),
        forged(draw(), outputs=[]),
        forged(draw(), outputs={"id": "x"}),
        draw(charts=("no_such_indicator",)),
        draw(charts=(["families_by_month"],)),
        draw(parts=(("sentence", "no_such_indicator"),)),
        draw(parts=(("no_such_part", "families_by_month"),)),
        draw(parts=(("lede", "families_by_month"),)),
        draw(parts=(({}, None),)),
        draw(parts=SENTENCE * 300),
    ],
)
def test_what_no_browser_of_ours_sends_is_refused(client, payload):
    assert client.post(URL, json=payload).status_code == 400


def test_a_body_that_is_not_json_is_refused(client):
    response = client.post(URL, data="{", content_type="application/json")
    assert response.status_code == 400


def test_a_very_deep_body_is_refused(client):
    body = "[" * 60_000
    response = client.post(URL, data=body, content_type="application/json")
    assert response.status_code == 400


def test_a_very_long_body_is_refused(client):
    body = json.dumps(show(query="?" + "a" * 200_000))
    response = client.post(URL, data=body, content_type="application/json")
    assert response.status_code == 413


def test_background_jobs_cannot_be_named(client):
    assert client.post(f"{URL}?cancelJob=1", json=show()).status_code == 400
