"""A seminar in a hall: shown with the network pulled, and a card's picture saved."""

import struct

from dashboard.takeaways.seminars import seminar as seminars
from dashboard.takeaways.seminars.seminar import Seminar, Slide
from tests.browser.reading import ask

PERIOD = "phase:III"


def put_seminar(home):
    cards = ("turnover", "families_by_month", "families_on_map", "roles_contacted")
    slides = [
        Slide(kind="indicator", card=card, period=PERIOD, notes=f"About {card}.")
        for card in cards
    ]
    hall = Seminar(
        name="hall",
        title="A hall",
        edition=1,
        audience="coordinator",
        slides=(*slides, Slide(kind="thanks", headline="Paldies")),
    )
    seminars.write(home, hall)


def shown(tab):
    return tab.locator("section.is-shown title").first.text_content()


def test_a_hall_without_network_sees_every_slide_and_the_speaker_the_notes(
    home, address, page
):
    put_seminar(home)
    page.goto(f"{address}/seminari/hall")
    page.wait_for_selector("body[data-ready]")
    page.context.set_offline(True)
    seen = [shown(page)]
    for key in ("ArrowRight", "PageDown", " ", "ArrowDown", "n"):
        page.keyboard.press(key)
        seen.append(shown(page))
    assert (seen[0], seen[-1], len({*seen})) == ("A hall", "Paldies", 6)
    (total,) = [
        row
        for row in ask(home, "families_by_municipality", "--period", PERIOD)
        if row["municipality"] == "total"
    ]
    assert f" {total['families']} " in seen[1]
    with page.context.expect_page() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert "About turnover." in speaker.locator("#notes").text_content()
    assert speaker.locator("#count").text_content() == "2/6"
    speaker.keyboard.press("PageDown")
    assert page.locator("output").text_content() == "3/6"
    page.keyboard.press("b")
    assert page.locator(".stage").is_hidden() or not page.locator(".stage").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("o")
    assert page.locator("section:visible").count() == 6
    page.locator("section").last.click()
    assert shown(page) == "Paldies"
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    page.context.set_offline(False)
    speaker.close()


def test_a_cards_picture_is_saved_as_it_is_seen(address, page):
    page.goto(f"{address}/karte/families_by_domain?period={PERIOD}&edition=1")
    smallest = page.locator("svg text").evaluate_all(
        "all => Math.min(...all.map(one => parseFloat(one.getAttribute('font-size'))))"
    )
    assert smallest >= 24
    with page.expect_download() as saved:
        page.click("[data-deed=png]")
    picture = saved.value.path().read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (2560, 1440)
    # An empty picture of this size weighs a tenth of it.
    assert len(picture) > 60_000
    with page.expect_download() as saved:
        page.click("[data-deed=svg]")
    drawn = saved.value.path().read_text(encoding="utf-8")
    title = page.locator("svg title").first.text_content()
    assert title in drawn
    assert "data:font/woff2" in drawn
