"""Signing in and out in a real browser, at a real provider."""

import pytest

from tests.browser.conftest import serving
from tests.browser.reading import settle
from tests.web.identity.conftest import GROUPS, free_port, started
from tests.web.identity.flaws import CLIENT
from tests.web.identity.provider import SECRET


@pytest.fixture
def guarded(home, monkeypatch, tmp_path):
    """Address of a server that people sign in to."""
    port, groups = free_port(), tmp_path / "groups.toml"
    groups.write_text(GROUPS, encoding="utf-8")
    address = f"http://127.0.0.1:{port}"
    provider, issuer = started(f"{address}/ieiet/atpakal")
    for name, value in {
        "TILTS_ADDRESS": address,
        "TILTS_GROUPS_FILE": str(groups),
        "TILTS_OIDC_ISSUER": issuer,
        "TILTS_OIDC_CLIENT_ID": CLIENT,
        "TILTS_OIDC_CLIENT_SECRET": SECRET,
    }.items():
        monkeypatch.setenv(name, value)
    with serving(home, port) as found:
        yield found
    provider.terminate()
    provider.wait(timeout=30)


def enter(tab, user):
    tab.get_by_role("link", name="Sign in").click()
    tab.get_by_label("User").fill(user)
    tab.get_by_role("button", name="Sign in").click()


def test_who_is_signed_out_while_a_page_begins_is_asked_to_sign_in(tabs, guarded):
    tab = tabs.open(watched=False)
    tab.goto(f"{guarded}/par?lang=en")
    enter(tab, "vija")
    # Out between the document and what Dash asks for next.
    tab.route(
        "**/_dash-layout",
        lambda route: (tab.context.clear_cookies(), route.continue_()),
    )
    tab.get_by_role("heading", name="Sign in to see the data").wait_for()


def test_a_person_signs_in_is_signed_out_meanwhile_and_leaves(tabs, guarded):
    tab = tabs.open(watched=False)
    tab.goto(f"{guarded}/par?lang=en")
    enter(tab, "vija")
    head = tab.locator(".tl-top > .tl-person")
    head.get_by_text("Leadership").wait_for()
    assert tab.url == f"{guarded}/par?lang=en"
    settle(tab)

    tab.context.clear_cookies()
    tab.locator(".tl-rail").get_by_role("link", name="Families").click()
    tab.get_by_role("heading", name="Sign in to see the data").wait_for()

    enter(tab, "vija")
    tab.get_by_role("heading", name="Families", exact=True).wait_for()
    head.get_by_role("button", name="Sign out").click()
    tab.wait_for_url(f"{guarded}/izgajis**")
    tab.get_by_role("heading", name="You have signed out").wait_for()
    tab.goto(f"{guarded}/par?lang=en")
    tab.get_by_role("heading", name="Sign in to see the data").wait_for()
