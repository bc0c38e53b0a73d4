"""Many people at once in few threads: nobody is ever taken for another."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.ground.access import NOBODY, current
from tests.web.identity.conftest import ADDRESS, Person

ROLES = {
    "anna": "coordinator",
    "vija": "leadership",
    "juris": "municipality",
    "olga": "outside",
    "": None,
}
ROUNDS = 300


@pytest.fixture
def cookies(server):
    found = {"": "x"}
    for name in filter(None, ROLES):
        one = Person(server)
        one.enter(name)
        found[name] = one.cookie.value
    return found


def test_interleaved_requests_keep_their_own_identity(server, cookies):
    asked = random.Random(4).choices(list(ROLES), k=ROUNDS)  # noqa: S311

    def ask(name):
        client = server.test_client(use_cookies=False)
        headers = {"Cookie": f"tilts={cookies[name]}"}
        answer = client.get("/who", base_url=ADDRESS, headers=headers)
        return (answer.get_json(silent=True) or {}).get("role"), current()

    with ThreadPoolExecutor(max_workers=4) as pool:
        found = list(pool.map(ask, asked))
    assert [role for role, _left in found] == [ROLES[name] for name in asked]
    # Nothing of a person stays behind in a thread.
    assert {left for _role, left in found} == {NOBODY}


def test_a_request_that_fails_leaves_nobody_behind(server, cookies):
    server.config["PROPAGATE_EXCEPTIONS"] = False
    headers = {"Cookie": f"tilts={cookies['anna']}"}
    client = server.test_client(use_cookies=False)
    answer = client.get("/fails", base_url=ADDRESS, headers=headers)
    assert (answer.status_code, current()) == (500, NOBODY)
