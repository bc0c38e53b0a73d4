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


def test_where_nothing_is_owed_it_says_of_which_months(desk, capsys):
    """A month longer ago than six may be owed, and nobody looked at it."""
    desk.world.post(JELGAVA, date(2019, 3, 1), date(2019, 3, 31))
    page = desk.get("/dati/atgadinajumi?lang=en").text
    assert "<textarea" not in page
    for asked, said in (
        ((), "Every month of the last six that has ended has come in."),
        (("--since", "2022-01"), "Since 1 Jan 2022 every month that has ended has"),
        (("--since", "2019-03"), "  March 2019  nothing has come in"),
    ):
        with pytest.raises(SystemExit):
            main(["reminders", *asked, "--lang", "en"])
        assert said in capsys.readouterr().out
