from html import unescape

import pytest

from app import create_app
from dashboard.editions.filters import Filters
from dashboard.editions.shelf import Shelf
from dashboard.pages.menu import PAGES, find
from dashboard.reading.address import Address
from dashboard.reading.view import in_force
from tests.browser_payloads import URL, show
from tests.browser_payloads import answer as answer_of
from tests.edition_fixture import put_edition

LANGUAGES = ("?lang=lv", "?lang=en")
DOMAINS = ("education", "culture")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    return put_edition(tmp_path_factory.mktemp("editions"))


@pytest.fixture(scope="module")
def client(shelf):
    return create_app(shelf).server.test_client()


def page(client, path="/", query=""):
    return client.post(URL, json=show(path, query)).get_data(as_text=True)


def page_of(shelf, query):
    return page(create_app(shelf).server.test_client(), query=query)


@pytest.mark.parametrize("path", [*(p.path for p in PAGES), "/pasvaldiba/0003000"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_in_every_language(client, path, language):
    answer = client.post(URL, json=show(path, language))
    assert 'class="tl-main"' in answer_of(answer)["frame"]


def test_sample_data_say_that_they_are_synthetic(client):
    assert "Synthetic data." in page(client, query="?lang=en")


def test_real_data_do_not(tmp_path):
    real = put_edition(tmp_path, synthetic=False)
    assert "Synthetic data." not in page_of(real, "?lang=en")


def test_what_an_address_asks_for_in_vain_is_told(client):
    told = "exist: Period “phase:VI”, Edition “now”. The page shows"
    for query, is_told in (
        ("period=phase:VI&edition=now", True),
        ("period=2019", False),
    ):
        answer = client.post(URL, json=show("/", f"?lang=en&{query}"))
        assert (told in str(answer_of(answer))) == is_told


def test_before_anything_is_published_the_page_says_what_to_do(tmp_path):
    assert "u002ffaili" in page_of(Shelf.at(tmp_path / "empty"), "")


def test_an_older_edition_says_which_is_the_latest(tmp_path):
    put_edition(tmp_path, 1)
    shelf = put_edition(tmp_path, 2)
    text = page_of(shelf, "?lang=en&edition=1")
    assert "This is edition 1; the latest is edition 2." in text


def test_an_edition_that_never_was_is_not_replaced_by_another(client):
    assert "There is no edition 9." in page(client, query="?lang=en&edition=9")


def test_an_unknown_address_has_a_page_of_its_own(client):
    assert "There is no such page" in page(client, "/nekas", "?lang=en")


def test_an_empty_window_says_that_there_are_no_data(client):
    frame = frame_of(client, "period=2017-01", "/")
    assert "No mediator's post was filled in these days." in frame


def frame_of(client, query, path="/pasvaldiba/0003000"):
    given = answer_of(client.post(URL, json=show(path, f"?lang=en&{query}")))
    return unescape(given["frame"])


def test_cards_that_would_all_be_empty_are_one_sentence_which_links_reach(client):
    frame = frame_of(client, "period=2017-01")
    assert "No mediator's post was filled in these days. So nothing is shown" in frame
    assert 'id="title-outcomes_by_domain" tabindex="-1">What came of' in frame
    assert ('id="sentence-outcomes_by_domain"' in frame, "Profile" in frame) == (0, 1)


def test_an_empty_domain_folds_as_empty_days_do_and_one_with_entries_does_not(client):
    folded = ["So nothing" in frame_of(client, f"domain={d}") for d in DOMAINS]
    assert folded == [False, True]


def test_a_period_that_is_asked_for_goes_before_the_pages_own():
    asked = Filters(period="2019-01")
    assert in_force(asked, "phase:III", None).period == "2019-01"


def test_the_page_of_one_municipality_shows_no_other():
    asked = Filters(municipalities=("0001000",))
    assert in_force(asked, "all", "0003000").municipalities == ("0003000",)


def test_only_municipalities_have_a_page():
    assert find("/pasvaldiba/total") is None


def test_links_keep_language_and_edition():
    address = Address.read("/", "?lang=en&edition=3&domain=health")
    assert address.to("/gimenes") == "/gimenes?domain=health&lang=en&edition=3"


def test_a_filter_is_taken_off_by_its_link():
    address = Address.read("/gimenes", "?domain=health")
    assert address.filtered(domain=None) == "/gimenes"


def test_the_survey_has_no_filter_of_domains(client):
    assert "all domains" in page(client, "/gimenes", "?lang=en")
    assert "all domains" not in page(client, "/aptauja", "?lang=en")


@pytest.mark.parametrize(
    ("path", "day", "said"),
    [
        ("/sadarbiba", "2018-10-02", "No entry of this choice names an institution."),
        ("/gimenes", "2018-10-10", "No entry of this choice is about a family."),
    ],
)
def test_what_the_log_holds_nothing_of_is_told_once(client, path, day, said):
    """One day has an entry, yet none of what most cards of the page count."""
    days = f"from={day}&to={day}"
    frame = frame_of(client, days, path)
    assert f"{said} So nothing is shown here of these:" in frame
    whole = answer_of(client.post(URL, json=show(path, f"?lang=en&{days}")))
    assert str(whole).count(said) == 2, "in the lede, and in the stead of the cards"
