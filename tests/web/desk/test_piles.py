"""Several files at once: each has its verdict, and one click takes in all good ones."""

import io
import re

from dashboard.ground import i18n
from tests.web.desk.conftest import CLEAN, MESSY

OTHER = CLEAN.replace("A-1", "B-1").replace("03-04", "03-05")
BROKEN = "kaut kas,cits\n1,2\n"


def handed_in(desk, *texts):
    """Hand files in together; return the address of the pile and its page."""
    files = [
        (io.BytesIO(text.encode()), f"fails-{number}.csv")
        for number, text in enumerate(texts, 1)
    ]
    where = desk.post("/dati/faili", file=files).headers["Location"]
    return where, desk.done(where)


def ticked(page):
    return re.findall(r'type="checkbox" name="(\w{32})" value="yes" checked', page)


def offered(page):
    return re.findall(r'type="checkbox" name="(\w{32})"', page)


def test_each_file_has_a_verdict_and_only_good_ones_are_ticked(desk):
    _where, page = handed_in(desk, CLEAN, MESSY, BROKEN)
    assert (len(ticked(page)), len(offered(page))) == (1, 2)
    assert "fails-3.csv" in page
    assert desk.count("batches") == 0


def test_one_click_takes_in_the_ticked_files_and_says_what_is_still_missing(desk):
    where, page = handed_in(desk, CLEAN, OTHER, MESSY)
    desk.post(f"{where}/pienemt-atzimetos", **dict.fromkeys(ticked(page), "yes"))
    page = desk.done(where)
    assert desk.count("batches") == 2
    assert (len(ticked(page)), len(offered(page))) == (0, 1)
    assert 'action="/dati/izdevumi"' in page


def test_pressed_twice_the_button_takes_each_file_in_once(desk):
    where, page = handed_in(desk, CLEAN, OTHER)
    chosen = dict.fromkeys(ticked(page), "yes")
    desk.post(f"{where}/pienemt-atzimetos", **chosen)
    desk.done(where)
    again = desk.post(f"{where}/pienemt-atzimetos", **chosen)
    assert "no_file_chosen" in again.headers["Location"]
    assert desk.count("batches") == 2


def test_the_same_file_twice_in_one_pile_counts_once(desk):
    where, page = handed_in(desk, CLEAN, CLEAN)
    desk.post(f"{where}/pienemt-atzimetos", **dict.fromkeys(ticked(page), "yes"))
    desk.done(where)
    assert desk.count("log_rows") == 1


def test_a_file_of_a_pile_leads_back_to_the_others(desk):
    where, page = handed_in(desk, CLEAN, MESSY)
    (one,) = ticked(page)
    assert where.split("?")[0] in desk.get(f"/dati/darbs/{one}").text


def test_a_pile_is_found_again_among_the_files_in_hand(desk):
    where, _page = handed_in(desk, CLEAN, OTHER)
    with i18n.language("lv"):
        assert f'href="{where}"' in desk.get("/dati/faili").text


def test_what_is_done_with_a_file_is_not_done_with_a_pile_nor_the_other_way(desk):
    pile, page = handed_in(desk, CLEAN, OTHER)
    one = f"/dati/darbs/{ticked(page)[0]}"
    steps = [f"{one}/pienemt-atzimetos"]
    steps += [f"{pile}/{step}" for step in ("pienemt", "atzimets", "atbilde")]
    assert [desk.post(step).status_code for step in steps] == [404] * len(steps)
    assert desk.count("batches") == 0
