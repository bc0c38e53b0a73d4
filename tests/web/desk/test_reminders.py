"""Who has not reported, on the desk and on the command line."""

from datetime import date, timedelta

import pytest

from dashboard.cli import main
from dashboard.ground import i18n
from tests.conftest import JELGAVA


def test_a_month_that_did_not_come_is_listed_with_a_mail_to_copy(desk, capsys):
    last = date.today().replace(day=1) - timedelta(days=1)
    post = desk.world.post(JELGAVA, last, last)
    text = desk.get("/dati/atgadinajumi").text
    assert f"/dati/spogulis/{post}/{last:%Y-%m}" in text
    assert "<textarea" in text
    with pytest.raises(SystemExit):
        main(["reminders"])
    assert f"– Jelgava: {i18n.month(last)}" in capsys.readouterr().out


def test_where_nothing_is_owed_it_says_so(desk):
    assert "<textarea" not in desk.get("/dati/atgadinajumi").text
