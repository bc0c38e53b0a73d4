import pytest

from dashboard.takeaways.seminars import seminar as seminars
from dashboard.takeaways.seminars.seminar import Seminar, Slide


@pytest.fixture
def hall(tmp_path, monkeypatch):
    monkeypatch.setenv("TILTS_HOME", str(tmp_path))
    slides = (
        Slide(kind="section", headline="<script>Ours</script>", notes="Say hello."),
        Slide(kind="indicator", card="families_by_domain", period="all"),
    )
    for audience in ("coordinator", "outside"):
        seminar = Seminar(
            name=f"for-{audience}",
            title="Hall",
            edition=1,
            language="en",
            audience=audience,
            slides=slides,
        )
        seminars.write(tmp_path, seminar)
    return tmp_path


def test_a_seminar_comes_whole_in_one_document(client, hall):
    page = client.get("/seminari/for-coordinator").get_data(as_text=True)
    assert page.count("<section") == 3
    assert "Say hello." in page
    assert "<script>Ours" not in page
    assert "For use inside the programme." in page


def test_the_address_without_a_name_leads_to_all_seminars(client, hall):
    answer = client.get("/seminari?lang=en")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/dati/seminari?lang=en"


def test_there_is_no_seminar_by_another_name(client, hall):
    for name in ("none", "..%2Fkeys", "A", "for-coordinator.exe"):
        assert client.get(f"/seminari/{name}").status_code == 404


def test_a_seminar_is_taken_along_for_a_purpose(client, hall):
    assert client.get("/seminari/for-coordinator.pptx").status_code == 400
    for kind, begins in (("pptx", b"PK"), ("html", b"<!doctype html>")):
        address = f"/seminari/for-coordinator.{kind}"
        answer = client.get(f"{address}?purpose=meeting")
        assert answer.data.startswith(begins)
        assert "attachment" in answer.headers["Content-Disposition"]


def test_a_card_stands_alone_with_its_link_and_citation(client):
    address = "/karte/families_by_domain?period=2018-11&edition=1&lang=en"
    page = client.get(address).get_data(as_text=True)
    assert 'viewBox="0 0 1280 720"' in page
    assert "/karte/families_by_domain?period=2018-11&amp;edition=1" in page
    scrolled = '<div class="tl-scroll" role="group" tabindex="0"'
    assert scrolled in page[: page.index("<svg")]
    assert client.get("/karte/nothing").status_code == 404
    assert client.get("/karte/families_by_domain?edition=9").status_code == 404
