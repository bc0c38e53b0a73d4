"""Signing in at a real provider, and every way that must not work."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from tests.web.identity.conftest import ADDRESS, PATIENCE, Person

FLAWS = (
    "nonce",
    "no nonce",
    "audience",
    "audiences",
    "no aud",
    "issuer",
    "no iss",
    "expired",
    "no exp",
    "future",
    "nobody",
    "no sub",
    "no token",
    "none",
    "HS256",
    "stranger",
    "signature",
)


@pytest.mark.parametrize(
    ("user", "role"),
    [
        ("anna", "coordinator"),
        ("vija", "leadership"),
        ("juris", "municipality"),
        ("olga", "outside"),
    ],
)
def test_groups_become_a_role(person, user, role):
    person.enter(user)
    assert person.who() == {"role": role, "subject": user}


def test_a_token_without_flaws_is_believed(person, flaw):
    flaw("groups")
    person.enter("anna")
    assert person.who()["role"] == "leadership"


@pytest.mark.parametrize("name", FLAWS)
def test_a_wrong_token_signs_nobody_in(person, flaw, name):
    flaw(name)
    answer = person.enter("anna")
    assert (answer.status_code, person.who()) == (400, None)


def test_the_way_to_the_provider_carries_all_that_protects_it(person):
    asked = parse_qs(urlsplit(person.start()).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert all(len(asked[name][0]) >= 20 for name in ("state", "nonce"))


def test_the_way_back_is_the_known_address_whatever_the_host_says(person):
    asked = parse_qs(urlsplit(person.start()).query)
    assert asked["redirect_uri"] == [f"{ADDRESS}/ieiet/atpakal"]


def test_a_foreign_host_opens_nothing(person):
    person.enter("anna")
    answer = person.get("/who", headers={"Host": "evil.test"})
    assert answer.status_code == 400
    assert "coordinator" not in answer.text


@pytest.mark.parametrize("state", ["state=forged&", ""])
def test_a_forged_state_signs_nobody_in(person, state):
    back = person.at_provider(person.start(), "anna")
    forged = re.sub(r"state=[^&]+&?", "", back).replace("?", f"?{state}")
    assert (person.get(forged).status_code, person.who()) == (400, None)


def test_somebody_elses_way_back_signs_nobody_in(server, person):
    other = Person(server)
    person.start()
    back = other.at_provider(other.start(), "anna")
    assert (person.get(back).status_code, person.who()) == (400, None)


def test_a_way_back_works_once(person):
    back = person.at_provider(person.start(), "anna")
    assert person.get(back).status_code == 303
    assert person.get(back).status_code == 400


def test_a_code_is_worth_nothing_without_its_verifier(server, person):
    code = parse_qs(urlsplit(person.at_provider(person.start(), "anna")).query)["code"]
    thief = Person(server)
    state = parse_qs(urlsplit(thief.start()).query)["state"][0]
    answer = thief.get(f"/ieiet/atpakal?code={code[0]}&state={state}")
    assert (answer.status_code, thief.who()) == (400, None)


def test_a_refusal_of_the_provider_is_said_in_words(person):
    asked = parse_qs(urlsplit(person.start()).query)
    back = f"/ieiet/atpakal?lang=en&error=access_denied&state={asked['state'][0]}"
    answer = person.get(back)
    assert answer.status_code == 400
    assert "Signing in did not work" in answer.text
    assert "access_denied" not in answer.text


def test_a_failed_attempt_leaves_a_session_as_it_was(person):
    person.enter("anna")
    person.get("/ieiet/atpakal?code=x&state=y")
    assert person.who()["subject"] == "anna"


def test_an_unknown_group_opens_nothing_and_is_told_so(app):
    person = Person(app)
    person.enter("niks")
    answer = person.get("/?lang=en")
    assert answer.status_code == 403
    assert "This account has no access yet" in answer.text
    assert "niks" in answer.text


@pytest.mark.parametrize("to", ["/gimenes?lang=en", "/pasvaldiba/0003000", "/"])
def test_one_comes_back_to_the_page_one_wanted(person, to):
    answer = person.enter("anna", f"/ieiet?{'to=' + to.replace('?', '%3F')}")
    assert answer.headers["Location"] == to


@pytest.mark.parametrize(
    "to",
    [
        "https://evil.test/",
        "//evil.test/",
        "/\\evil.test",
        "%2F%2Fevil.test",
        "/%09/evil.test",
        "javascript:alert(1)",
        "evil",
    ],
)
def test_nobody_is_sent_to_another_site(person, to):
    answer = person.enter("anna", f"/ieiet?to={to}")
    assert answer.headers["Location"] == "/"


def test_leaving_ends_the_session_here_and_at_the_provider(person):
    person.enter("anna")
    answer = person.post("/iziet?lang=en")
    onward = unescape(re.search(r'content="0; url=([^"]+)"', answer.text)[1])
    asked = parse_qs(urlsplit(onward).query)
    assert asked["post_logout_redirect_uri"] == [f"{ADDRESS}/izgajis?lang=en"]
    back = requests.get(onward, allow_redirects=False, timeout=PATIENCE).headers[
        "Location"
    ]
    assert "You have signed out" in person.get(back.removeprefix(ADDRESS)).text
    assert person.who() is None


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.test"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_another_site_cannot_sign_anybody_out(person, headers):
    person.enter("anna")
    assert person.post("/iziet", headers=headers).status_code == 403
    assert person.who()["subject"] == "anna"


def test_looking_at_the_way_out_signs_nobody_out(person):
    person.enter("anna")
    person.get("/iziet")
    assert person.who()["subject"] == "anna"
