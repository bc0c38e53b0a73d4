"""Registers on the desk: what moves is said first, done then, and undone again."""

import io
import re
from datetime import date

import pytest

from dashboard.web.desk.registers.slugs import SLUGS
from tests.conftest import JELGAVA
from tests.web.desk.conftest import CLEAN

POLICE, SCHOOL = "Valsts policija", "Jelgavas 4. vidusskola"
TWO_ROWS = f"""date,municipality,family,institution
2019-03-04,Jelgava,A-1,{SCHOOL}
2019-03-05,Jelgava,A-2,{SCHOOL}
"""


def number(desk, name):
    with desk.world.warehouse() as opened:
        rows = opened.rows("from raw.institutions where name = ?", [name])
    return rows[0]["institution"]


def counted(desk):
    """Rows by the institution they count for."""
    with desk.world.warehouse() as opened:
        rows = opened.rows(
            "select i.name, count(*) as n from staging.interactions as r"
            " inner join staging.institutions as i on r.institution = i.institution"
            " group by all"
        )
    return {row["name"]: row["n"] for row in rows}


@pytest.fixture
def mistaken(desk):
    """A school that one click took for the State Police."""
    desk.take(TWO_ROWS)
    police = number(desk, POLICE)
    desk.post("/dati/gaida/nosaukums", name=SCHOOL, institution=police)
    assert counted(desk) == {POLICE: 2}
    return desk


@pytest.mark.parametrize("language", ["lv", "en"])
def test_every_page_of_the_registers_opens(desk, language):
    pages = ["", *(f"/{slug}" for slug in SLUGS.values())]
    pages += ["/iestades/1", f"/amati/{JELGAVA}-1/2019-01-01", "/posmi/ieraksts"]
    for page in pages:
        response = desk.get(f"/dati/registri{page}?lang={language}&key=VII")
        assert response.status_code == 200, page
        assert f'lang="{language}"' in response.text, page


def test_nothing_is_chosen_for_a_waiting_name_but_a_kind_is_suggested(desk):
    desk.take(TWO_ROWS)
    text = desk.get("/dati/gaida?lang=en").text
    (choices,) = re.findall(
        r'<select[^>]*name="institution".*?</select>', text, re.DOTALL
    )
    assert re.search(r"<option[^>]*>", choices)[0] == '<option value="">'
    assert "By its name: school?" in text


def test_a_wrong_click_is_taken_apart_after_saying_what_moves(mistaken):
    path = f"/dati/registri/iestades/{number(mistaken, POLICE)}/nodalit?lang=en"
    fields = {"alias": SCHOOL, "kind": "school", "municipality": JELGAVA}
    asked = mistaken.post(path, **fields)
    assert f"2 rows move from “{POLICE}” to “{SCHOOL}”." in asked.text
    assert counted(mistaken) == {POLICE: 2}
    mistaken.post(path, **fields, sure="yes")
    assert counted(mistaken) == {SCHOOL: 2}


def test_a_wrong_click_is_undone_from_the_list_of_changes(mistaken):
    text = mistaken.get("/dati/registri?lang=en").text
    newest = re.search(r'name="number" value="(\d+)"', text)[1]
    asked = mistaken.post("/dati/registri/atsaukt?lang=en", number=newest)
    assert f"2 rows of “{POLICE}” will wait" in asked.text
    mistaken.post("/dati/registri/atsaukt", number=newest, sure="yes")
    assert counted(mistaken) == {}
    assert SCHOOL in mistaken.get("/dati/gaida").text


def test_what_is_refused_is_said_on_the_page_of_the_institution(mistaken):
    path = f"/dati/registri/iestades/{number(mistaken, POLICE)}"
    response = mistaken.post(f"{path}/nosaukums", name=" ")
    assert (response.status_code, POLICE in response.text) == (422, True)


def test_a_post_is_ended_after_saying_which_rows_wait(desk):
    desk.take(TWO_ROWS.replace(SCHOOL, ""))
    path = f"/dati/registri/amati/{JELGAVA}-1/2019-01-01/mainit?lang=en"
    fields = {"first": "2019-01-01", "last": "2019-03-04", "hours": "12"}
    assert "1 accepted row is now held." in desk.post(path, **fields).text
    desk.post(path, **fields, sure="yes")
    (ended,) = [
        row for row in desk.rows()["posts"] if row["from_date"] == date(2019, 1, 1)
    ]
    assert ended["to_date"] == date(2019, 3, 4)


def test_a_second_mediator_is_asked_about(desk):
    fields = {"municipality": JELGAVA, "first": "2019-06-01", "last": "", "hours": ""}
    before = desk.count("posts")
    asked = desk.post("/dati/registri/amati/pievienot?lang=en", **fields)
    assert (asked.status_code, "Yes, a second mediator" in asked.text) == (422, True)
    assert desk.count("posts") == before
    desk.post("/dati/registri/amati/pievienot", **fields, beside="yes")
    assert f"{JELGAVA}-2" in {row["post"] for row in desk.rows()["posts"]}


def test_a_phase_is_added_and_the_rows_in_it_are_said_first(desk):
    desk.take(CLEAN.replace("2019-03-04", "2019-08-04"))
    fields = {"phase": "iiia", "from": "2019-07-01", "to": "2019-08-31", "source": ""}
    path = "/dati/registri/posmi/pievienot?lang=en"
    assert desk.post(path, **fields).status_code == 422
    desk.post(path, **{**fields, "phase": "xi"})
    assert "31.08.2019." in desk.get("/dati/registri/posmi").text
    asked = desk.post(
        "/dati/registri/posmi/mainit?lang=en",
        **{**fields, "key": "XI", "phase": "XI", "to": "2019-08-01"},
    )
    assert "1 row moves from phase XI to no phase." in asked.text


def test_a_list_is_saved_and_read_again_as_a_file(desk):
    text = desk.get("/dati/registri/uzaicinajumi/csv").text
    assert text == "wave,municipality,invited,source\n"
    text += f"III,{JELGAVA},12,\n"
    sent = (io.BytesIO(text.encode()), "x.csv")
    desk.post("/dati/registri/uzaicinajumi/fails", file=sent)
    assert desk.get("/dati/registri/uzaicinajumi/csv").text == text


@pytest.mark.parametrize("path", ["iestades/99999", "amati/x/y", "nekas"])
def test_what_is_not_there_is_not_found(desk, path):
    assert desk.get(f"/dati/registri/{path}").status_code == 404


def test_a_note_is_written_changed_and_refused_where_it_tells_of_somebody(desk):
    path = "/dati/registri/piezimes"
    fields = {"municipality": "", "from": "2019-03-01", "to": "2019-03-31"}
    fields |= {"about": "families_by_month", "kind": "fault", "outside": "no"}
    words = {"lv": "Divas <b>nedēļas</b>.", "en": "Two weeks."}
    named = desk.post(f"{path}/pievienot?lang=en", **fields, lv="x", en="Anna Kalniņa")
    assert (named.status_code, "somebody&#39;s name" in named.text) == (422, True)
    desk.post(f"{path}/pievienot", **fields, **words)
    desk.post(f"{path}/mainit", key="1", **{**fields, **words, "outside": "yes"})
    shown = desk.get(f"{path}?lang=en").text
    assert "Divas &lt;b&gt;nedēļas&lt;/b&gt;." in shown
    assert "readers outside the programme too" in shown
    assert ">Families by month</td>" in shown
