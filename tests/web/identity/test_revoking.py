"""How long a session lasts, and how a role ends before it."""

import pytest

from tests.web.identity.conftest import GROUPS, HOUR, MINUTE


@pytest.mark.parametrize(("idle", "signed_in"), [(29, True), (30, False)])
def test_an_unused_session_ends(anna, clock, idle, signed_in):
    clock.now += idle * MINUTE
    assert (anna.who() is not None) == signed_in


def test_a_session_in_use_goes_on(anna, clock):
    for _time in range(10):
        clock.now += 20 * MINUTE
        assert anna.who()["subject"] == "anna"


def test_even_a_session_in_use_ends_in_the_end(anna, clock):
    began = clock.now
    while clock.now < began + 10 * HOUR - 20 * MINUTE:
        clock.now += 20 * MINUTE
        assert anna.who()["subject"] == "anna" or clock.now >= began + 10 * HOUR
    clock.now = began + 10 * HOUR
    assert anna.who() is None


def test_a_session_of_the_future_is_none(anna, clock):
    clock.now -= HOUR
    assert anna.who() is None


def test_not_every_answer_carries_a_cookie(anna):
    assert "Set-Cookie" not in anna.get("/who").headers


CHANGES = {
    "the group is gone": GROUPS.replace("tilts-coordinators", "others"),
    "the person is denied": GROUPS.replace('"zane"', '"zane", "anna"'),
    "the person is denied otherwise": GROUPS.replace('"zane"', '"zane", " ＡnnA"'),
    "the file is broken": "[groups",
    "the file is empty": "",
}


@pytest.mark.parametrize("change", CHANGES)
def test_revoking_works_at_once(anna, sign_in, change):
    sign_in.groups_file.write_text(CHANGES[change], encoding="utf-8")
    answer = anna.get("/who")
    assert (answer.status_code, answer.mimetype) == (403, "text/html")


def test_without_its_file_nobody_has_a_role(anna, sign_in):
    sign_in.groups_file.unlink()
    assert anna.get("/who").status_code == 403


def test_another_role_holds_at_once(anna, sign_in):
    lower = GROUPS.replace('"coordinator"', '"leadership"')
    sign_in.groups_file.write_text(lower, encoding="utf-8")
    assert anna.who()["role"] == "leadership"
