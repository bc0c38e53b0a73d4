import json
import re

import pytest

from app import create_app
from tests.browser_payloads import URL, answer, show, where
from tests.edition_fixture import put_edition

MONTHS = "families_by_month"


def forged(payload, **changes):
    return {**payload, **changes}


def page(client, path="/", query=""):
    return answer(client.post(URL, json=show(path, query)))


def test_a_page_comes_in_one_answer_with_its_charts(client):
    whole = page(client)
    assert len(whole["charts"]) == 5
    assert all(
        part in whole["parts"]
        for part in re.findall(r'id="(page-\w+)"', whole["frame"])
    )


def test_only_what_differs_differs_with_the_filters(client):
    before, after = page(client), page(client, query="?municipality=0001000")
    assert before["frame"] == after["frame"]
    assert before["charts"][MONTHS] != after["charts"][MONTHS]
    same = before["parts"].items() & after["parts"].items()
    assert 0 < len(same) < len(before["parts"])


def test_an_empty_window_draws_no_chart_of_nothing(client):
    shown = page(client, query="?period=2017-01&lang=en")
    assert (shown["charts"], "post was filled" in shown["frame"]) == ({}, True)


def test_the_language_of_the_address_is_spoken(client):
    assert "Skip to content" in client.post(URL, json=show(query="?lang=en")).text


def test_a_failure_is_said_and_not_shown_as_no_data(tmp_path):
    shelf = put_edition(tmp_path, broken="drop view facts.interactions;")
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
        forged(show(), outputs={"id": "notice", "property": "children"}),
        forged(show(), inputs=None),
        forged(show(), inputs=[[{"id": "asked", "property": "data"}]]),
        forged(show(), inputs=[{"id": "asked", "property": "data", "value": 7}]),
        forged(show(), state=[]),
        forged(show(), state=where("/", ["?lang=en"])),
        forged(show(), state=where({"a": 1}, "")),
        forged(show(), state=where("/", "?" + "a" * 5000)),
        forged(show(), changedPropIds=None),
        forged(show(), changedPropIds=[[]]),
        forged(show(), outputs=[]),
        forged(show(), outputs={"id": "asked", "property": "data"}),
        forged(show(), output="asked.data"),
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
