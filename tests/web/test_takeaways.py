import io

from pptx import Presentation

from dashboard.takeaways.citation import Citation


def test_a_card_is_taken_away_as_a_slide_for_a_purpose(client):
    address = "/download/families_by_domain.pptx?period=all&lang=en"
    assert client.get(address).status_code == 400
    answer = client.get(f"{address}&purpose=meeting")
    deck = Presentation(io.BytesIO(answer.data))
    (slide,) = deck.slides
    citations = [Citation.read(shape.name) for shape in slide.shapes]
    assert {one.card for one in citations if one} == {"families_by_domain"}
    assert answer.headers["Content-Disposition"].endswith('.pptx"')


def test_a_query_that_is_no_card_has_no_slide(client):
    address = "/download/families_by_municipality.pptx?period=all&purpose=meeting"
    assert client.get(address).status_code == 404


def test_a_report_is_saved_from_a_municipalitys_page_for_a_purpose(client):
    address = "/report/0003000.pdf?period=2018-11&lang=en"
    assert client.get(address).status_code == 400
    answer = client.get(f"{address}&purpose=report")
    assert answer.data.startswith(b"%PDF")
    assert "tilts-report-0003000-2018-11" in answer.headers["Content-Disposition"]


def test_a_report_of_no_place_or_time_is_not_there(client):
    for path in ("0003000.txt?period=2018-11", "1.pdf?period=2018-11", "0003000.pdf"):
        assert client.get(f"/report/{path}").status_code == 404


def test_a_file_of_what_there_is_not_is_never_one_of_something_else(client):
    for path in ("/download/families_by_month.csv", "/report/0003000.pdf"):
        answer = client.get(f"{path}?lang=en&period=phase:VI&purpose=meeting")
        assert answer.status_code == 400
        assert answer.text == (
            "The address asks for something that does not exist: Period “phase:VI”."
        )
