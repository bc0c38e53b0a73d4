"""Who has not reported, on the desk and on the command line."""

from datetime import date, timedelta

from click.testing import CliRunner

from dashboard.cli import main
from tests.conftest import JELGAVA


def test_a_month_that_did_not_come_is_listed_with_a_mail_to_copy(desk):
    last = date.today().replace(day=1) - timedelta(days=1)
    post = desk.world.post(JELGAVA, last, last)
    text = desk.get("/dati/atgadinajumi").text
    assert f"/dati/spogulis/{post}/{last:%Y-%m}" in text
    assert "<textarea" in text
    said = CliRunner().invoke(main, ["reminders"]).output
    assert "Jelgava" in said


def test_where_nothing_is_owed_it_says_so(desk):
    assert "<textarea" not in desk.get("/dati/atgadinajumi").text
